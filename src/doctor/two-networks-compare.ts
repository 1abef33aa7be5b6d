import { KINDS, type Kind } from '../cost/layer-kinds.js';
import { InputError } from '../errors/input-error.js';
import { armOf, SUITE } from '../measure/graphs/graph-arms.js';
import type { ComparedGraph, GraphComparison } from '../measure/graphs/graph-comparison.js';
import { type Interval, scaled } from '../measure/judging/statistics.js';
import { resultsOf, type SuiteResults } from '../measure/results/results.js';
import { type Graph, opNodes } from '../networks/graph/graph.js';
import type { PlaceName } from '../networks/platforms.js';
import { answerOf } from './two-networks-answer.js';
import { matchLayers } from './two-networks-match.js';
import type { Faster, KindPair, KindSide, LayerPair, LayerSide, TwoOnPlatform } from './two-networks-type.js';

/** What the two networks are called in a comparison. */
export const NAMES = { a: 'a', b: 'b' } as const;

const NS_PER_MS = 1e6;

/** Networks whose times differ by less count as equally fast, if their interval shows it. */
const EQUAL = 0.05;

/**
 * The two networks on the platform where they were timed.
 *
 * @param comparison  of graphs that were called `a` and `b`
 * @throws {InputError} where one of the whole networks was not measured: its output was another, for instance
 */
export function twoOnPlatform(a: Graph, b: Graph, comparison: GraphComparison): TwoOnPlatform {
  const { platform, run, noise } = comparison;
  const suite = resultsOf({ id: SUITE }, [], run).suite(platform, SUITE);
  const [first, second] = comparison.graphs;
  const [nsA, nsB, { ratio }] = [wholeNs(first), wholeNs(second), second];
  if (!suite || !ratio || !noise) throw new Error(`twoOnPlatform: ${platform} has no ratio, expected one`);
  const layers = layerPairs(a, b, first, second, suite);
  const [msA, msB] = [scaled(nsA, 1 / NS_PER_MS), scaled(nsB, 1 / NS_PER_MS)];
  const share = first.cost.macs > 0 ? second.cost.macs / first.cost.macs : 0;
  const between = {
    a: msA.estimate - sumOf(layers, 'a'),
    b: msB.estimate - sumOf(layers, 'b'),
  };
  const measured = {
    platform: platform as PlaceName,
    ...{ a: msA, b: msB, ratio, noise, layers },
    verdict: fasterOf(ratio, noise),
    kinds: kindPairs(layers, share),
    between,
    betweenOverPromise: between.b - share * between.a,
  };
  return { ...measured, answer: answerOf(first.cost, second.cost, measured) };
}

function wholeNs({ name, ns, error }: ComparedGraph): Interval {
  if (!ns) throw new InputError(`doctor: ${name} was not measured: ${error ?? 'no reason was recorded'}`);
  return ns;
}

/** Which is faster: decided by the interval of the ratio, beyond the A/A ratio; within `EQUAL` of 1 they are as fast. */
function fasterOf(ratio: Interval, noise: Interval): Faster {
  const floor = Math.max(noise.estimate, 1 / noise.estimate);
  if (ratio.high < 1 / floor) return ratio.low > 1 - EQUAL ? 'as fast' : 'faster';
  if (ratio.low > floor) return ratio.high < 1 + EQUAL ? 'as fast' : 'slower';
  return ratio.low > 1 - EQUAL && ratio.high < 1 + EQUAL ? 'as fast' : "can't tell";
}

function layerPairs(
  a: Graph,
  b: Graph,
  first: ComparedGraph,
  second: ComparedGraph,
  suite: SuiteResults,
): readonly LayerPair[] {
  if (first.layers.length === 0) return [];
  const [sidesA, sidesB] = [sidesOf(a, first), sidesOf(b, second)];
  return matchLayers(opNodes(a), opNodes(b)).map(pair => {
    const sideA = pair.a && sidesA.get(pair.a.name);
    const sideB = pair.b && sidesB.get(pair.b.name);
    const ratio = pair.a && pair.b && suite.ratio(armOf(NAMES.b, pair.b.name), armOf(NAMES.a, pair.a.name));
    const [msA, msB] = [msOf(sideA), msOf(sideB)];
    const promised = sideA && sideB && sideA.macs > 0 ? (msA * sideB.macs) / sideA.macs : undefined;
    return {
      ...(sideA && { a: sideA }),
      ...(sideB && { b: sideB }),
      ...(ratio && { ratio }),
      difference: msB - msA,
      ...(promised !== undefined && { overPromise: msB - promised }),
    };
  });
}

function sidesOf(graph: Graph, { layers }: ComparedGraph): ReadonlyMap<string, LayerSide> {
  const nodes = new Map(opNodes(graph).map(node => [node.name, node]));
  return new Map(
    layers.map(({ name, kind, output, counts, ns }) => [
      name,
      {
        ...{ node: name, op: nodes.get(name)!.op, kind, shape: output },
        ...{ macs: counts.macs, bytes: counts.bytesMoved },
        time: ns && scaled(ns, 1 / NS_PER_MS),
      },
    ]),
  );
}

/** @param share  multiply-accumulates of b over those of a */
function kindPairs(layers: readonly LayerPair[], share: number): readonly KindPair[] {
  return KINDS.map((kind): KindPair => {
    const [a, b] = [kindSide(layers, 'a', kind), kindSide(layers, 'b', kind)];
    return { kind, a, b, overPromise: b.ms - share * a.ms };
  }).filter(({ a, b }) => a.layers + b.layers > 0);
}

function kindSide(layers: readonly LayerPair[], which: 'a' | 'b', kind: Kind): KindSide {
  const sides = layers.flatMap(({ [which]: side }) => (side?.kind === kind ? [side] : []));
  return {
    layers: sides.length,
    macs: sides.reduce((sum, { macs }) => sum + macs, 0),
    ms: sides.reduce((sum, side) => sum + msOf(side), 0),
  };
}

function sumOf(layers: readonly LayerPair[], which: 'a' | 'b'): number {
  return layers.reduce((sum, { [which]: side }) => sum + msOf(side), 0);
}

function msOf(side: LayerSide | undefined): number {
  return side?.time?.estimate ?? 0;
}
