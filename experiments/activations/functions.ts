import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Activation, OpName } from '../../src/kernels/op.js';
import { everyVersion } from '../../src/networks/every-version.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { spelledOut } from './spelled-out.js';

/** The map on which a function works by itself: the widest of MobileNetV2 at 28×28 has as many channels. */
export const MAP = { channels: 64, side: 28 } as const;
export const ELEMENTS: number = MAP.channels * MAP.side ** 2;

/** Every function alone, and the versions of some. */
export const FUNCTIONS_SUITE = 'functions';
export const VERSIONS_SUITE = 'versions';

/** Adds the function to a graph and returns the id of its output. It may not write over x, which every run reads. */
type Add = (g: GraphBuilder, x: number) => number;

/** A function in the experiment. */
export interface MeasuredFunction {
  /** Its arm. */
  readonly id: string;
  /** What stands below its dot in a figure; the id where it is absent. */
  readonly label?: string;
  /** What it is made of beside additions and products. */
  readonly made: string;
  readonly add: Add;
}

const activation =
  (op: Activation): Add =>
  (g, x) =>
    g.node(op, [x], {}, { name: op });

/** From the cheapest by its formula on. */
export const functions: readonly MeasuredFunction[] = [
  { id: 'relu', made: '1 comparison', add: activation('relu') },
  { id: 'relu6', made: '2 comparisons', add: activation('relu6') },
  {
    id: 'relu6-as-clip',
    label: 'as clip',
    made: '2 comparisons, in the loop of gelu and mish',
    add: (g, x) => g.node('unary', [x], { function: 'clip', alpha: 0, beta: 6 }, { name: 'clip' }),
  },
  { id: 'hardSigmoid', made: '2 comparisons', add: activation('hardSigmoid') },
  { id: 'hSwish', made: '2 comparisons', add: activation('hSwish') },
  {
    id: 'hSwish-in-4-passes',
    label: 'in 4 passes',
    made: '2 comparisons, each step a pass',
    add: (g, x) => spelledOut(g, x, 'hSwish'),
  },
  { id: 'sigmoid', made: '1 exponential, 1 division', add: activation('sigmoid') },
  { id: 'swish', made: '1 exponential, 1 division', add: activation('swish') },
  {
    id: 'gelu',
    made: '1 error function',
    add: (g, x) => g.node('unary', [x], { function: 'gelu' }, { name: 'gelu' }),
  },
  {
    id: 'mish',
    made: '1 exponential, 1 logarithm, 1 tanh; or 1 exponential, 1 division',
    add: (g, x) => g.node('unary', [x], { function: 'mish' }, { name: 'mish' }),
  },
];

/** One function on a map. */
export function functionGraph({ id, add }: MeasuredFunction, { channels, side } = MAP as typeof MAP): Graph {
  const g = new GraphBuilder(`${id}-${channels}-${side}`);
  return g.build(add(g, g.input([1, channels, side, side])));
}

/** The functions whose versions are compared. */
const VERSIONED = { quick: ['relu', 'hSwish'], full: ['relu', 'relu6', 'hSwish', 'swish'] } as const;
const VERSIONS = ['0-reference', '1-flat-loop', '2-branch-free', 'wasm'];

/** `relu, 1-flat-loop`. */
export function versionArm(name: string, version: string): string {
  return `${name}, ${version}`;
}

/** Every function, and every version of some on the same map. */
export function functionSuites(profile: 'smoke' | 'quick' | 'full'): readonly SuiteDeclaration[] {
  const versioned = VERSIONED[profile === 'full' ? 'full' : 'quick'];
  return [
    {
      id: FUNCTIONS_SUITE,
      title: `one function alone, ${MAP.channels} channels of ${MAP.side}×${MAP.side}`,
      arms: functions.map(one => ({ id: one.id, graph: () => functionGraph(one) })),
      platforms: 'all',
    },
    {
      id: VERSIONS_SUITE,
      title: 'versions of a function side by side, on the same map',
      arms: versioned.flatMap(id => {
        const one = functions.find(each => each.id === id)!;
        return everyVersion(id as OpName)
          .filter(({ name }) => VERSIONS.includes(name))
          .map(({ name, platform }) => ({
            id: versionArm(id, name),
            graph: () => functionGraph(one),
            platform,
          }));
      }),
      platforms: [SIDE_BY_SIDE],
    },
  ];
}
