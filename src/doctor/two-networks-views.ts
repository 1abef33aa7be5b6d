import { KIND_NAMES } from '../cost/layer-kinds.js';
import { plainText } from '../errors/foreign-text.js';
import type { Figure } from '../reports/figure.js';
import { formatInterval, MISSING, significant } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { tableOf } from '../reports/table-of.js';
import { BETWEEN } from './bar.js';
import { stepsFigure, TIME_OF_A } from './bar-figure.js';
import { overOf } from './two-networks-answer.js';
import type {
  CountedNetwork,
  KindPair,
  LayerPair,
  LayerSide,
  TwoNetworksReport,
  TwoOnPlatform,
} from './two-networks-type.js';

const MILLION = 1e6;

/** What is counted of both, and what they take. */
export function twoTable({ a, b, platforms }: TwoNetworksReport): Table {
  const counted = (label: string, of: (network: CountedNetwork) => number) => {
    const [one, other] = [of(a), of(b)];
    return [label, one / MILLION, other / MILLION, one > 0 ? `×${significant(other / one)}` : null];
  };
  return {
    title: `a: ${plainText(a.name)}, b: ${plainText(b.name)}`,
    columns: [{ label: 'what' }, { label: 'a', digits: 4 }, { label: 'b', digits: 4 }, { label: 'b over a' }],
    rows: [
      counted('multiply-accumulates, M', ({ counts }) => counts.macs),
      counted('parameters, M', ({ counts }) => counts.parameters),
      counted('bytes read and written, M', ({ counts }) => counts.bytesMoved),
      counted('peak activation memory, MB', ({ counts }) => counts.peakBytes),
      ...platforms.map(({ platform, a: msA, b: msB, ratio }) => [
        `time on ${platform}, ms`,
        msA.estimate,
        msB.estimate,
        `×${formatInterval(ratio)}`,
      ]),
    ],
    notes: platforms.map(
      ({ platform, noise }) =>
        `On ${platform}, a against itself takes ×${formatInterval(noise)}: that is the noise.`,
    ),
  };
}

/** Both by kinds of layers. */
export function kindsTable({ platform, kinds, between, a, b, ...two }: TwoOnPlatform): Table {
  const speed = ({ macs, ms }: KindPair['a']) =>
    macs > 0 && ms > 0 ? (2 * macs) / (ms * MILLION) : undefined;
  const table = tableOf<KindPair>(
    `Kinds of layers on ${platform}, each layer timed alone`,
    kinds,
    [
      { label: 'kind', cell: ({ kind }) => KIND_NAMES[kind] },
      { label: 'MACs, a → b', unit: 'M', cell: pair => fromTo(pair.a.macs / MILLION, pair.b.macs / MILLION) },
      { label: 'time, a → b', unit: 'ms', cell: pair => fromTo(pair.a.ms, pair.b.ms) },
      { label: 'speed, a → b', unit: 'GFLOP/s', cell: pair => fromTo(speed(pair.a), speed(pair.b)) },
      { label: 'over the promise', unit: 'ms', digits: 3, cell: ({ overPromise }) => overPromise },
    ],
    [
      'b promises the time of a, times the ratio of the multiply-accumulates of the whole networks. Over the promise: what b ' +
        'takes beyond that. It adds up over the kinds.',
    ],
  );
  const rest = [BETWEEN, null, fromTo(between.a, between.b), null, two.betweenOverPromise];
  const over = kinds.reduce((sum, { overPromise }) => sum + overPromise, two.betweenOverPromise);
  const whole = ['the whole network', null, fromTo(a.estimate, b.estimate), null, over];
  return { ...table, rows: [...table.rows, rest, whole] };
}

/** Layers of a beside those of b: those that take most over what their multiply-accumulates promise first. */
export function pairsTable({ platform, layers }: TwoOnPlatform, most: number = layers.length): Table {
  const sorted = [...layers].sort((one, other) => overOf(other) - overOf(one));
  const hidden = layers.length - most;
  return tableOf<LayerPair>(
    `Layers on ${platform}, each timed alone`,
    sorted.slice(0, most),
    [
      { label: 'layer', cell: pair => both(pair, ({ node }) => plainText(node, 60)) },
      { label: 'kind', cell: kindText },
      { label: 'output', cell: pair => both(pair, ({ shape }) => shape.join('×')) },
      {
        label: 'MACs, a → b',
        unit: 'M',
        cell: ({ a, b }) => fromTo(a && a.macs / MILLION, b && b.macs / MILLION),
      },
      { label: 'time, a → b', unit: 'ms', cell: ({ a, b }) => fromTo(a?.time?.estimate, b?.time?.estimate) },
      { label: 'b over a', cell: ({ ratio }) => (ratio ? `×${formatInterval(ratio)}` : null) },
      { label: 'over the promise', unit: 'ms', digits: 3, cell: overOf },
    ],
    [
      'Over the promise: what the layer takes in b beyond its time in a, times the ratio of its own multiply-accumulates; a ' +
        'layer without any promises its time in a.',
      ...(hidden > 0 ? [`${hidden} more layers, which take less over their promise, are left out.`] : []),
    ],
  );
}

/** What is said of both layers, once where it is the same. */
function both({ a, b }: LayerPair, of: (side: LayerSide) => string): string {
  const sides = [a, b].filter(side => side !== undefined);
  return [...new Set(sides.map(of))].join(' → ');
}

function kindText(pair: LayerPair): string {
  const kinds = both(pair, ({ kind }) => KIND_NAMES[kind]);
  return pair.a && pair.b ? kinds : `${kinds}, only in ${pair.a ? 'a' : 'b'}`;
}

/** `2.28 → 0.618`; – for what is not there. */
function fromTo(a: number | undefined, b: number | undefined): string {
  const [from, to] = [a, b].map(value => (value === undefined ? MISSING : significant(value)));
  return `${from} → ${to}`;
}

/** From the time of a to that of b, by kinds of layers; undefined where layers cannot be timed. */
export function twoFigure({ platform, a, kinds, between }: TwoOnPlatform): Figure | undefined {
  if (kinds.length === 0) return undefined;
  const parts = [
    { part: TIME_OF_A, ms: a.estimate },
    ...kinds
      .map(({ kind, a: before, b: after }) => ({ part: KIND_NAMES[kind], ms: after.ms - before.ms, kind }))
      .filter(({ ms }) => ms !== 0),
    { part: BETWEEN, ms: between.b - between.a },
  ];
  const text = {
    id: `two-${platform}`,
    title: `From the time of a to the time of b: ${platform}`,
    caption:
      'Top row: the time of b. Below: the time of a, and how much more or less each kind of layers takes in b, each row ' +
      'beginning where the one above it ends. A bar that goes back is time saved. Shares are of the time of a.',
  };
  return stepsFigure('time of b', parts, text, a.estimate);
}
