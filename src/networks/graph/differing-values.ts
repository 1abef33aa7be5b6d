import { platforms } from '../platforms.js';
import { bindGraph } from './executor.js';
import type { Graph } from './graph.js';

/**
 * How many values of two graphs' outputs differ, run by the plain loops with the same seed: 0 for two ways to compute one
 * function in one order. Graphs of one name have the same input, and nodes of one name in them the same weights.
 */
export function differingValues(a: Graph, b: Graph): { readonly differing: number; readonly of: number } {
  const [left, right] = [a, b].map(graph => {
    const bound = bindGraph(graph, platforms.reference, 1);
    bound.run();
    return bound.output.data;
  });
  return { differing: left.filter((value, i) => value !== right[i]).length, of: left.length };
}
