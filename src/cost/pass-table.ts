import { expectArray } from '../errors/arguments.js';
import { expectGraph, type Graph, opNodes } from '../networks/graph/graph.js';
import { type Pass, passes } from '../networks/graph/passes/index.js';
import { countGraph } from './counts.js';
import { minimumMemory } from './peak-memory.js';

/** A graph after one more pass. */
export interface PassRow {
  /** Name of the pass; `as built` before the first. */
  readonly pass: string;
  /** Ops. */
  readonly nodes: number;
  /** Elements read and written. */
  readonly memoryAccessCost: number;
  readonly elementOps: number;
  /** M(G): peak activation memory in the best order. */
  readonly peakBytes: number;
}

/** What each pass changes: the graph as it was built, then after each of the passes in turn. */
export function passTable(graph: Graph, chosen: readonly Pass[] = passes): readonly PassRow[] {
  expectGraph('passTable', graph);
  expectArray('passTable: passes', chosen, 'an array of passes');
  const rows = [rowOf('as built', graph)];
  let current = graph;
  for (const { name, apply } of chosen) {
    current = apply(current);
    rows.push(rowOf(name, current));
  }
  return rows;
}

function rowOf(pass: string, graph: Graph): PassRow {
  const { memoryAccessCost, elementOps } = countGraph(graph);
  return {
    pass,
    nodes: opNodes(graph).length,
    memoryAccessCost,
    elementOps,
    peakBytes: minimumMemory(graph).bytes,
  };
}
