import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Arm } from '../../src/measure/arms.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { type Body, bottleneck, type Down, downUnit, inverted, standard, unitStack } from './units.js';

const SIDE = 28;
/** As many units as make a sample of some milliseconds. */
const TIMES = 2;

/** A unit of stride 1 at about the same work as the others: 17,300 to 18,500 multiply-accumulates for each pixel. */
export interface Unit {
  readonly id: string;
  readonly title: string;
  /** At both ends. */
  readonly channels: number;
  readonly body: Body;
  /** Whether a ReLU stands behind the sum. */
  readonly relu: boolean;
}

/** The three units, and a bottleneck whose 3×3 is depthwise: what differs from it to the inverted residual is the shape. */
export const UNITS = {
  standard: { id: 'standard', title: 'two 3×3', channels: 32, body: standard, relu: true },
  bottleneck: {
    id: 'bottleneck',
    title: '128 → 32 → 128',
    channels: 128,
    body: bottleneck(32),
    relu: true,
  },
  'narrow-depthwise': {
    id: 'narrow-depthwise',
    title: '184 → 46 → 184, depthwise',
    channels: 184,
    body: bottleneck(46, 46),
    relu: true,
  },
  inverted: { id: 'inverted', title: '36 → 216 → 36', channels: 36, body: inverted(6), relu: false },
} as const satisfies Record<string, Unit>;
export type UnitName = keyof typeof UNITS;

/** An inverted residual by its expansion and the channels at its ends. */
export interface Expansion {
  readonly t: number;
  readonly channels: number;
}

/** The expansions t that are compared, with the channels that make their work the same within 1.2 %. */
export const EXPANSIONS: readonly Expansion[] = [
  { t: 1, channels: 128 },
  { t: 2, channels: 64 },
  { t: 3, channels: 52 },
  { t: 6, channels: 36 },
  { t: 12, channels: 25 },
];

/** The graph of a unit, once or several times over. */
export function graphOfUnit({ body, channels, relu }: Unit, times = 1, side = SIDE): Graph {
  return unitStack(body, { channels, side, times }, relu ? 'relu' : undefined);
}

export function graphOfExpansion({ t, channels }: Expansion, times = 1): Graph {
  return unitStack(inverted(t), { channels, side: SIDE, times });
}

/** `t=6`. */
export const armOf = ({ t }: Pick<Expansion, 't'>): string => `t=${t}`;

export const UNITS_SUITE = 'units';
export const EXPANSION_SUITE = 'expansion';
export const DOWN_SUITE = 'stride-2';
export const WINOGRAD_SUITE = 'without-winograd';

/** The arm of the inverted residual's depthwise convolutions, without the others. */
export const DEPTHWISE_ALONE = 'depthwise-alone';

const unitArm = (name: UnitName): Arm => ({ id: name, graph: () => graphOfUnit(UNITS[name], TIMES) });
const downArm = (kind: Down): Arm => ({ id: kind, graph: () => downUnit(kind) });

/** The suites, the same in every profile. */
export const suites: readonly SuiteDeclaration[] = [
  {
    id: UNITS_SUITE,
    title: 'units of the same work, 28×28',
    baseline: 'bottleneck',
    arms: [
      ...(Object.keys(UNITS) as UnitName[]).map(unitArm),
      { ...unitArm('inverted'), id: DEPTHWISE_ALONE, only: node => node.op === 'depthwise' },
    ],
  },
  {
    id: EXPANSION_SUITE,
    title: 'inverted residuals of the same work, 28×28',
    baseline: 't=6',
    arms: EXPANSIONS.map(expansion => ({
      id: armOf(expansion),
      graph: () => graphOfExpansion(expansion, TIMES),
    })),
  },
  {
    id: DOWN_SUITE,
    title: 'stride 2, 28×28 → 14×14',
    baseline: 'no-shortcut',
    arms: (['no-shortcut', 'projection', 'inverted'] as const).map(downArm),
  },
  {
    id: WINOGRAD_SUITE,
    title: 'the 3×3 convolutions with and without Winograd, SIMD on one thread',
    baseline: 'bottleneck',
    platforms: [SIDE_BY_SIDE],
    arms: (['bottleneck', 'standard'] as const)
      .flatMap(name => [
        { ...unitArm(name), platform: platforms.wasm },
        { ...unitArm(name), id: `${name}-direct`, platform: wasmDirect },
      ])
      .concat([{ ...unitArm('inverted'), platform: platforms.wasm }]),
  },
];
