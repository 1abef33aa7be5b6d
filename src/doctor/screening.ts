import { predictLayers, type Roofline } from '../cost/roofline.js';
import { type Graph, opNodes } from '../networks/graph/graph.js';
import { rules } from './findings/index.js';
import { billOfChange, layerKey } from './layers/distinct.js';
import type { Proposal, Surroundings } from './proposal.js';

/** A proposal that is worth measuring. */
export interface Candidate extends Proposal {
  readonly rule: string;
  /** Rule and place: unique. */
  readonly id: string;
  /** By the key of a layer, how many more the changed network has. */
  readonly bill: ReadonlyMap<string, number>;
  /** Share of the predicted time that the change takes away, before it adds any: what it could save at most. */
  readonly atMost: number;
}

/** What could save less than this, by prediction, is not measured: a kernel may be some times slower than predicted. */
const LEAST_AT_MOST = 0.005;
/** A change that is predicted to take so many times as long is not measured. */
const MOST_TIME = 1.5;
/** Most candidates: those that could save most. */
const MOST = 24;

/**
 * The changes of a network that may save time, those that could save most first: what the rules propose, without what the
 * roofline rules out.
 */
export function candidatesFor(
  graph: Graph,
  roof: Roofline,
  surroundings: Surroundings,
): readonly Candidate[] {
  const total = sum(predictedByKey(graph, roof).values());
  const candidates = rules.flatMap(({ name, propose }) =>
    propose(graph, surroundings).flatMap((proposal): Candidate[] => {
      const bill = billOfChange(graph, proposal.changed);
      const id = proposal.place === '' ? name : `${name}: ${proposal.place}`;
      if (isBeyondLayers(proposal)) return [{ ...proposal, rule: name, id, bill, atMost: 1 }];
      const before = predictedByKey(graph, roof);
      const after = predictedByKey(proposal.changed, roof);
      let [fewer, more] = [0, 0];
      for (const [key, count] of bill) {
        const ns = before.get(key) ?? after.get(key)!;
        if (count < 0) fewer -= count * ns;
        else more += count * ns;
      }
      const atMost = fewer / total;
      if (atMost < LEAST_AT_MOST || (total - fewer + more) / total > MOST_TIME) return [];
      return [{ ...proposal, rule: name, id, bill, atMost }];
    }),
  );
  return candidates.sort((a, b) => b.atMost - a.atMost).slice(0, MOST);
}

/** Whether layers measured alone cannot show it: only the whole changed network can. */
export function isBeyondLayers({ images, forMemory }: Pick<Proposal, 'images' | 'forMemory'>): boolean {
  return images !== undefined || forMemory === true;
}

/** Predicted time of one layer of each kind, ns. */
function predictedByKey(graph: Graph, roof: Roofline): Map<string, number> {
  const predicted = predictLayers(roof, graph);
  return new Map(opNodes(graph).map((node, i) => [layerKey(node, graph), predicted[i].ns]));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
