import { KIND_NAMES } from '../cost/layer-kinds.js';
import type { NetworkCost } from '../cost/network-cost.js';
import { plainText } from '../errors/foreign-text.js';
import { formatInterval, significant } from '../reports/format.js';
import type { KindPair, LayerPair, LayerSide, TwoOnPlatform } from './two-networks-type.js';

/** So many kinds and so many layers are spoken of. */
const KINDS_NAMED = 3;
const LAYERS_NAMED = 4;

/** What takes less of the time of the layers of a is not spoken of. */
const WORTH_SAYING = 0.02;

/** The longest name of a layer in a sentence. */
const LONGEST_NAME = 60;

type Costs = Pick<NetworkCost, 'macs' | 'bytesMoved'>;

/**
 * Why b takes the time that it takes, in sentences: what its counts promise, what it takes, which kinds of layers and which
 * layers take more than the multiply-accumulates promise.
 */
export function answerOf(a: Costs, b: Costs, measured: Omit<TwoOnPlatform, 'answer'>): readonly string[] {
  const { a: msA, b: msB, ratio, verdict, kinds, layers } = measured;
  const said =
    verdict === "can't tell"
      ? 'these rounds cannot tell whether it is faster'
      : `b is ${verdict === 'as fast' ? 'as fast as a' : `${verdict} than a`}`;
  const counts = [
    `b takes ×${formatInterval(ratio)} the time of a, with ×${times(b.macs, a.macs)} its multiply-accumulates and ` +
      `×${times(b.bytesMoved, a.bytesMoved)} its bytes: ${said}.`,
  ];
  if (a.macs === 0 || layers.length === 0) return counts;
  const promised = (msA.estimate * b.macs) / a.macs;
  const over = msB.estimate - promised;
  // Of the layers: on a busy machine, the whole network may take several times as long.
  const least = WORTH_SAYING * kinds.reduce((sum, { a: side }) => sum + side.ms, 0);
  if (over < least) {
    return [
      ...counts,
      `If the time followed the multiply-accumulates, b would take ${significant(promised)} ms; it takes ${significant(msB.estimate)} ms, not more than they promise.`,
    ];
  }
  const parts = [
    ...kinds.map(kind => ({ ms: kind.overPromise, sentence: () => kindSentence(kind) })),
    { ms: measured.betweenOverPromise, sentence: () => betweenSentence(measured) },
  ];
  const dearest = <T>(of: readonly T[], ms: (one: T) => number, most: number): readonly T[] =>
    [...of]
      .filter(one => ms(one) >= least)
      .sort((one, other) => ms(other) - ms(one))
      .slice(0, most);
  return [
    ...counts,
    `If the time followed the multiply-accumulates, b would take ${significant(promised)} ms; it takes ${significant(msB.estimate)} ms, ${significant(over)} ms more.`,
    ...dearest(parts, ({ ms }) => ms, KINDS_NAMED).map(({ sentence }) => sentence()),
    ...dearest(layers, overOf, LAYERS_NAMED).map(layerSentence),
  ];
}

function betweenSentence({ between, betweenOverPromise }: Omit<TwoOnPlatform, 'answer'>): string {
  return (
    `Between the layers lie ${significant(between.b)} ms in b and ${significant(between.a)} ms in a, ` +
    `${significant(betweenOverPromise)} ms more than promised: calls, maps that have left the caches, or other programs.`
  );
}

/** What b's layer takes over its promise; without multiply-accumulates, over what a's takes. */
export function overOf({ overPromise, difference }: LayerPair): number {
  return overPromise ?? difference;
}

function kindSentence({ kind, a, b, overPromise }: KindPair): string {
  const name = `Layers of kind ${KIND_NAMES[kind]}`;
  const more = `${significant(overPromise)} ms more than the multiply-accumulates of the network promise`;
  if (a.layers === 0) return `${name} are only in b: ${significant(b.ms)} ms.`;
  const work = a.macs > 0 && b.macs > 0 ? `, with ×${times(b.macs, a.macs)} their multiply-accumulates` : '';
  return `${name} take ${significant(b.ms)} ms in b and ${significant(a.ms)} ms in a${work}: ${more}.`;
}

function layerSentence(pair: LayerPair): string {
  const { a, b, ratio, difference, overPromise } = pair;
  const name = plainText((b ?? a)!.node, LONGEST_NAME);
  if (!a) return `${name} is only in b and takes ${significant(difference)} ms.`;
  if (!b || !ratio) return `${name} takes ${significant(difference)} ms more in b.`;
  const time = `×${formatInterval(ratio)} the time`;
  if (overPromise === undefined)
    return `${name} takes ${time} that it takes in a: ${significant(difference)} ms more.`;
  return (
    `${name} has ×${times(b.macs, a.macs)} the multiply-accumulates, but takes ${time}: its speed goes from ` +
    `${speedText(a)} to ${speedText(b)} GFLOP/s, which costs ${significant(overPromise)} ms.`
  );
}

function speedText({ macs, time }: LayerSide): string {
  return time ? significant((2 * macs) / (time.estimate * 1e6)) : '–';
}

function times(one: number, other: number): string {
  return other > 0 ? significant(one / other) : '∞';
}
