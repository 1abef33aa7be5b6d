import { expectGraph, type Graph, opNodes } from '../networks/graph/graph.js';
import { type Counts, countGraph, countNode } from './counts.js';
import { type ElementOps, elementOpsOf } from './element-ops.js';
import { minimumMemory } from './peak-memory.js';

/** What a network costs, by counting alone. */
export interface NetworkCost extends Omit<Counts, 'elementOps'> {
  /** Convolutions, dense layers and matrix products. */
  readonly layers: number;
  readonly elementOps: ElementOps;
  /** M(G): peak activation memory in the best order found, float32. */
  readonly peakBytes: number;
  /** No order needs less; equal to `peakBytes` if all orders were searched. */
  readonly peakLowerBoundBytes: number;
}

/** Counts a network's operations and traffic, and finds its peak activation memory. */
export function networkCost(graph: Graph): NetworkCost {
  expectGraph('networkCost', graph);
  const peak = minimumMemory(graph);
  return {
    ...countGraph(graph),
    elementOps: elementOpsOf(graph),
    layers: opNodes(graph).filter(node => countNode(node, graph).macs > 0).length,
    peakBytes: peak.bytes,
    peakLowerBoundBytes: peak.lowerBoundBytes,
  };
}
