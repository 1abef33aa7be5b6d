import { KIND_NAMES } from '../cost/layer-kinds.js';
import { plainText } from '../errors/foreign-text.js';
import type { Figure } from '../reports/figure.js';
import { formatInterval, significant } from '../reports/format.js';
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
        `a against itself on ${platform}: ×${formatInterval(noise)}, which is the noise.`,
    ),
  };
}

/** Both by kinds of layers. */
export function kindsTable({ platform, kinds, between, a, b }: TwoOnPlatform): Table {
  const speed = ({ macs, ms }: KindPair['a']) => (macs > 0 && ms > 0 ? (2 * macs) / (ms * MILLION) : null);
  const table = tableOf<KindPair>(
    `Kinds of layers on ${platform}, each layer timed alone`,
    kinds,
    [
      { label: 'kind', cell: ({ kind }) => KIND_NAMES[kind] },
      { label: 'MACs of a', unit: 'M', digits: 3, cell: ({ a: side }) => side.macs / MILLION },
      { label: 'MACs of b', unit: 'M', digits: 3, cell: ({ b: side }) => side.macs / MILLION },
      { label: 'time of a', unit: 'ms', digits: 3, cell: ({ a: side }) => side.ms },
      { label: 'time of b', unit: 'ms', digits: 3, cell: ({ b: side }) => side.ms },
      { label: 'speed in a', unit: 'GFLOP/s', digits: 3, cell: ({ a: side }) => speed(side) },
      { label: 'speed in b', unit: 'GFLOP/s', digits: 3, cell: ({ b: side }) => speed(side) },
      { label: 'over the promise', unit: 'ms', digits: 3, cell: ({ overPromise }) => overPromise },
    ],
    [
      'Over the promise: what b takes over the time of a times the ratio of the multiply-accumulates of both networks. It adds ' +
        'up to what the whole of b takes over its promise.',
    ],
  );
  const rest = [BETWEEN, null, null, between.a, between.b, null, null, null];
  const whole = ['the whole network', null, null, a.estimate, b.estimate, null, null, null];
  return { ...table, rows: [...table.rows, rest, whole] };
}

/** Layers of a beside those of b: those that take most over what their multiply-accumulates promise first. */
export function pairsTable({ platform, layers }: TwoOnPlatform, most: number = layers.length): Table {
  const sorted = [...layers].sort((one, other) => overOf(other) - overOf(one));
  const name = ({ a, b }: LayerPair) => {
    const names = [...new Set([a?.node, b?.node].filter(node => node !== undefined))];
    return names.map(node => plainText(node, 60)).join(' → ');
  };
  const kinds = ({ a, b }: LayerPair) =>
    [...new Set([a?.kind, b?.kind].filter(kind => kind !== undefined))]
      .map(kind => KIND_NAMES[kind])
      .join(' → ');
  const where = ({ a, b }: LayerPair) =>
    a && b ? kinds({ a, b, difference: 0 }) : `only in ${a ? 'a' : 'b'}`;
  const output = ({ a, b }: LayerPair) =>
    [...new Set([a, b].filter(side => side !== undefined).map(side => side.shape.join('×')))].join(' → ');
  const ms = (side: LayerSide | undefined) => side?.time?.estimate ?? null;
  const hidden = layers.length - most;
  return tableOf<LayerPair>(
    `Layers on ${platform}, each timed alone`,
    sorted.slice(0, most),
    [
      { label: 'layer', cell: name },
      { label: 'kind', cell: pair => (pair.a && pair.b ? where(pair) : `${kinds(pair)}, ${where(pair)}`) },
      { label: 'output', cell: output },
      { label: 'MACs of a', unit: 'M', digits: 3, cell: ({ a }) => (a ? a.macs / MILLION : null) },
      { label: 'MACs of b', unit: 'M', digits: 3, cell: ({ b }) => (b ? b.macs / MILLION : null) },
      { label: 'time of a', unit: 'ms', digits: 3, cell: ({ a }) => ms(a) },
      { label: 'time of b', unit: 'ms', digits: 3, cell: ({ b }) => ms(b) },
      { label: 'b over a', cell: ({ ratio }) => (ratio ? `×${formatInterval(ratio)}` : null) },
      { label: 'over the promise', unit: 'ms', digits: 3, cell: overOf },
    ],
    [
      'Over the promise: what the layer takes in b over its time in a times the ratio of its multiply-accumulates; without ' +
        'any, over its time in a.',
      ...(hidden > 0 ? [`${hidden} more layers, which take less over their promise, are left out.`] : []),
    ],
  );
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
  return stepsFigure('time of b', parts, {
    id: `two-${platform}`,
    title: `From the time of a to the time of b: ${platform}`,
    caption:
      'Below the time of b, that of a, and what each kind of layers takes more or less in b, beginning where the row above ' +
      'it ends: a bar to the left is time saved.',
  });
}
