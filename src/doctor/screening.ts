import { predictLayers, predictNs, type Roofline } from '../cost/roofline.js';
import { type Graph, opNodes } from '../networks/graph/graph.js';
import { rules } from './findings/index.js';
import { alike } from './graphs/alike.js';
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
/** Most candidates of a rule: those that could save most. */
const MOST_OF_A_RULE = 3;

/**
 * The changes of a network that may save time, those that could save most first: what the rules propose, without what the
 * roofline rules out.
 */
export function candidatesFor(
  graph: Graph,
  roof: Roofline,
  surroundings: Surroundings,
): readonly Candidate[] {
  const candidates = rules.flatMap(rule => {
    const proposals = rule.propose(graph, surroundings);
    const worthwhile = proposals.flatMap(proposal => screened(graph, proposal, rule.name, roof) ?? []);
    return withoutTwins(worthwhile.sort(byHope)).slice(0, MOST_OF_A_RULE);
  });
  return candidates.sort(byHope);
}

const byHope = (a: Candidate, b: Candidate) => b.atMost - a.atMost;

/** undefined where the roofline says that it cannot save anything. */
function screened(graph: Graph, proposal: Proposal, rule: string, roof: Roofline): Candidate | undefined {
  const bill = billOfChange(graph, proposal.changed);
  const candidate = {
    ...proposal,
    rule,
    id: proposal.place === '' ? rule : `${rule}: ${proposal.place}`,
    bill,
  };
  if (isBeyondLayers(proposal)) return { ...candidate, atMost: 1 };
  const [before, after] = [graph, proposal.changed].map(one => predictedByKey(one, roof));
  const total = predictNs(roof, graph);
  let [fewer, more] = [0, 0];
  for (const [key, count] of bill) {
    const ns = before.get(key) ?? after.get(key)!;
    if (count < 0) fewer -= count * ns;
    else more += count * ns;
  }
  const atMost = fewer / total;
  if (atMost < LEAST_AT_MOST || (total - fewer + more) / total > MOST_TIME) return undefined;
  return { ...candidate, atMost };
}

/** Candidates with the same bill would be measured with the same layers: the first of them stands for all. */
function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  return alike(candidates, ({ bill, images }) => JSON.stringify([[...bill].sort(), images])).map(
    ([first]) => first,
  );
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
