import { type Counts, countGraph } from '../cost/counts.js';
import type { Suite } from '../measure/arms.js';
import type { ExactRow } from '../measure/results/rows.js';
import { type Graph, type OpNode, opNodes } from '../networks/graph/graph.js';

/** What can be counted of a graph, with its unit in exact.csv. */
const QUANTITIES = {
  macs: { unit: 'multiply-accumulates', of: (counts: Counts) => counts.macs },
  parameters: { unit: 'elements', of: (counts: Counts) => counts.parameters },
  memoryAccessCost: { unit: 'elements', of: (counts: Counts) => counts.memoryAccessCost },
  bytesMoved: { unit: 'bytes', of: (counts: Counts) => counts.bytesMoved },
  intensity: { unit: 'FLOP/byte', of: (counts: Counts) => counts.flops / counts.bytesMoved },
  ops: { unit: '1', of: (_: Counts, ops: number) => ops },
} as const;

export type CountedQuantity = keyof typeof QUANTITIES;

/** What is counted of every arm unless an experiment says otherwise. */
export const DEFAULT_COUNTS: readonly CountedQuantity[] = ['macs', 'parameters', 'memoryAccessCost'];

/** Counts of a graph, or of some of its ops, as exact rows of a case. */
export function countRows(
  caseId: string,
  graph: Graph,
  quantities: readonly CountedQuantity[] = DEFAULT_COUNTS,
  only?: (node: OpNode) => boolean,
): ExactRow[] {
  const counts = countGraph(graph, only);
  const ops = opNodes(graph).filter(only ?? (() => true)).length;
  return quantities.map(quantity => {
    const { unit, of } = QUANTITIES[quantity];
    return { case: caseId, quantity, unit, value: of(counts, ops) };
  });
}

/** Counts of every arm of suites, in cases `<suite>/<arm>`. */
export function suiteCountRows(
  suites: readonly Pick<Suite, 'id' | 'arms'>[],
  quantities: readonly CountedQuantity[] = DEFAULT_COUNTS,
): ExactRow[] {
  return suites.flatMap(({ id, arms }) =>
    arms.flatMap(arm => countRows(`${id}/${arm.id}`, arm.graph(), quantities, arm.only)),
  );
}

/** Numbers of one unit as exact rows of a case. */
export function exactRows(
  caseId: string,
  unit: string,
  values: Readonly<Record<string, number>>,
): ExactRow[] {
  return Object.entries(values).map(([quantity, value]) => ({ case: caseId, quantity, unit, value }));
}
