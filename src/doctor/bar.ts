import { KIND_NAMES, KINDS, type Kind, TENSOR_KINDS } from '../cost/layer-kinds.js';
import type { BarPart, LayerReport, PlatformReport } from './report-type.js';

/** What a bar is made from. */
export type MeasuredParts = Pick<PlatformReport, 'whole' | 'layers' | 'ceilings'>;

/** Names of the parts that every bar has; those of kinds of layers come between them. */
export const FULL_SPEED = 'multiply-accumulates at full speed';
export const MEMORY = 'memory';
export const FASTER = 'faster than the roofline';
export const BETWEEN = 'between the layers';

/**
 * Where the time goes that the multiply-accumulates do not explain: parts that add up to the measured time T of the
 * whole network. With t the time of a layer alone, r the roofline's prediction for it, and P the peak in FLOPs:
 *
 *   multiply-accumulates at full speed   Σ 2·macs / P
 *   memory                               Σ r − 2·macs / P       over layers that multiply
 *   ‹kind› below the roofline            Σ max(0, t − r)        over layers of a kind that multiplies
 *   faster than the roofline             Σ min(0, t − r)        below 0: Winograd's algorithm, data that is still in cache
 *   ‹kind›                               Σ t                    over layers of a kind that multiplies nothing
 *   between the layers                   T − Σ t                calls, and what layers do to each other's caches
 *
 * A part of which there is nothing is left out. Without ceilings every kind has its whole time.
 *
 * @returns [] for an engine whose layers cannot be timed
 */
export function barOf({ whole, layers, ceilings }: MeasuredParts): readonly BarPart[] {
  if (layers.length === 0) return [];
  const sumOver = (chosen: (layer: LayerReport) => boolean, ms: (layer: LayerReport) => number) =>
    layers.filter(chosen).reduce((sum, layer) => sum + ms(layer), 0);
  const of = (kind: Kind) => (layer: LayerReport) => layer.kind === kind;
  const time = ({ time: { estimate } }: LayerReport) => estimate;
  const parts: BarPart[] = ceilings
    ? [
        ...promiseParts(sumOver, ceilings.gflops),
        ...TENSOR_KINDS.map(kind => ({
          part: `${KIND_NAMES[kind]} below the roofline`,
          ms: sumOver(of(kind), layer => Math.max(0, overRoofline(layer))),
          definition: 'What these layers, each timed alone, take beyond the time that the roofline predicts.',
          kind,
        })),
        {
          part: FASTER,
          ms: sumOver(multiplies, layer => Math.min(0, overRoofline(layer))),
          definition:
            'How much less than the roofline predicts some layers take: Winograd’s algorithm multiplies less than is ' +
            'counted, and data may still be in a cache.',
        },
      ]
    : TENSOR_KINDS.map(kind => wholeTime(kind, sumOver(of(kind), time)));
  const others = KINDS.filter(kind => !TENSOR_KINDS.includes(kind));
  parts.push(...others.map(kind => wholeTime(kind, sumOver(of(kind), time))));
  const explained = parts.reduce((sum, { ms }) => sum + ms, 0);
  return [
    ...parts.filter(({ ms }) => ms !== 0),
    {
      part: BETWEEN,
      ms: whole.estimate - explained,
      definition:
        'Time of the whole network less that of its layers, each timed alone: calls, and data that has left the cache ' +
        'before it is read again. On a busy machine also the time that other programs get, which a short layer often ' +
        'escapes. Below 0 where layers run faster in the network than alone.',
    },
  ];
}

/** Adds up a time over some layers. */
type SumOver = (chosen: (layer: LayerReport) => boolean, ms: (layer: LayerReport) => number) => number;

function promiseParts(sumOver: SumOver, gflops: number): readonly BarPart[] {
  const fullSpeed = (layer: LayerReport) => (2 * layer.macs) / (gflops * 1e6);
  return [
    {
      part: FULL_SPEED,
      ms: sumOver(multiplies, fullSpeed),
      definition: `What FLOPs promise: 2 · multiply-accumulates at the measured peak of ${gflops.toPrecision(3)} GFLOP/s.`,
    },
    {
      part: MEMORY,
      ms: sumOver(multiplies, layer => predictedOf(layer) - fullSpeed(layer)),
      definition:
        'What the roofline adds for layers that multiply: where fetching bytes takes longer than computing. It ' +
        'includes fused activations.',
    },
  ];
}

function multiplies({ kind }: LayerReport): boolean {
  return TENSOR_KINDS.includes(kind);
}

function wholeTime(kind: Kind, ms: number): BarPart {
  return {
    part: KIND_NAMES[kind],
    ms,
    definition: TENSOR_KINDS.includes(kind)
      ? 'Time of these layers, each timed alone.'
      : 'Time of these layers, each timed alone. FLOPs, as they are usually counted, promise none of it.',
    kind,
  };
}

function overRoofline(layer: LayerReport): number {
  return layer.time.estimate - predictedOf(layer);
}

/** @throws {Error} where ceilings were measured but the layer has no prediction */
function predictedOf({ node, predictedMs }: LayerReport): number {
  if (predictedMs === undefined)
    throw new Error(`barOf: ${node} has no predictedMs, expected one of the roofline`);
  return predictedMs;
}
