import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { convBn } from '../../src/networks/models/blocks/conv-bn-activation.js';
import {
  type InvertedResidual,
  invertedResidual,
} from '../../src/networks/models/blocks/inverted-residual.js';

/** A stack of equal MBConv blocks of stride 1, as in a stage of EfficientNet. */
export interface MbStack {
  readonly layers: number;
  readonly channels: number;
  readonly side: number;
}

/** Channels inside a block, over those at its ends. */
const EXPANSION = 6;

/** The stack that is scaled. */
export const BASE: MbStack = { layers: 4, channels: 32, side: 12 };

/** A scaled stack: by which dimensions, and how many times the work of the base it does, about. */
export interface ScaledStack extends MbStack {
  readonly id: string;
  readonly name: string;
  readonly times: 2 | 4;
}

const scaled = (
  id: string,
  name: string,
  times: 2 | 4,
  [layers, channels, side]: readonly [number, number, number],
): ScaledStack => ({ id: `${id}-${times}`, name, times, layers, channels, side });

/**
 * Twice and four times the work, in one dimension, in two, and in all three. `compound` has the paper's α, β and γ for φ = 1
 * and 2, rounded to whole layers, to channels that 4 divides, and to an even number of pixels.
 */
export const scaledStacks: readonly ScaledStack[] = [
  scaled('depth', 'depth', 2, [8, 32, 12]),
  scaled('width', 'width', 2, [4, 48, 12]),
  scaled('resolution', 'resolution', 2, [4, 32, 16]),
  scaled('depth-width', 'depth and width', 2, [6, 40, 12]),
  scaled('depth-resolution', 'depth and resolution', 2, [6, 32, 14]),
  scaled('width-resolution', 'width and resolution', 2, [4, 40, 14]),
  scaled('compound', 'all three', 2, [5, 36, 14]),
  scaled('depth', 'depth', 4, [16, 32, 12]),
  scaled('width', 'width', 4, [4, 64, 12]),
  scaled('resolution', 'resolution', 4, [4, 32, 24]),
  scaled('compound', 'all three', 4, [6, 40, 16]),
];

/** A stack as it would be deployed: batch norm is folded into the convolutions. */
export function stackGraph(stack: MbStack): Graph {
  const excite = { squeezed: stack.channels / 4, activation: 'swish', gate: 'sigmoid' } as const;
  return blocks('mbconv', stack, { activation: 'swish', excite });
}

/** The same blocks without squeeze-and-excite and with ReLU6 in place of swish: those of MobileNetV2. */
export function plainGraph(stack: MbStack): Graph {
  return blocks('plain', stack, { activation: 'relu6' });
}

function blocks(
  name: string,
  { layers, channels, side }: MbStack,
  kind: Pick<InvertedResidual, 'activation' | 'excite'>,
): Graph {
  const g = new GraphBuilder(`${name}-${layers}-${channels}-${side}`);
  const block = { expanded: EXPANSION * channels, filters: channels, kernel: 3, stride: 1, ...kind };
  let x = g.input([1, channels, side, side]);
  for (let i = 1; i <= layers; i++) x = invertedResidual(g, x, block, `block${i}`);
  return optimize(g.build(x));
}

/** Only the 1×1 convolutions of a stack, without activations: what is left if nothing else costs time. */
export function pointwiseGraph({ layers, channels, side }: MbStack): Graph {
  const g = new GraphBuilder(`pointwise-${layers}-${channels}-${side}`);
  let x = g.input([1, channels, side, side]);
  for (let i = 1; i <= layers; i++) {
    x = convBn(g, x, { filters: EXPANSION * channels }, `block${i}/expand`);
    x = convBn(g, x, { filters: channels }, `block${i}/project`);
  }
  return optimize(g.build(x));
}

export const STACK_SUITE = 'stack';
export const BASE_ARM = 'base';

export const WIDE_ARM = 'width-4';

/** The wide stack and its base with nothing but their 1×1 convolutions, and without swish and squeeze-and-excite. */
export const pointwiseOnly = (arm: string): string => `${arm}-pointwise`;
export const plainOnly = (arm: string): string => `${arm}-plain`;

export const stackSuite: SuiteDeclaration = {
  id: STACK_SUITE,
  title: `${BASE.layers} MBConv blocks of ${BASE.channels} channels on ${BASE.side}×${BASE.side}, scaled`,
  platforms: 'fast',
  arms: [
    { id: BASE_ARM, graph: () => stackGraph(BASE) },
    ...scaledStacks.map(stack => ({ id: stack.id, graph: () => stackGraph(stack) })),
    ...[{ ...BASE, id: BASE_ARM }, ...scaledStacks.filter(({ id }) => id === WIDE_ARM)].flatMap(stack => [
      { id: pointwiseOnly(stack.id), graph: () => pointwiseGraph(stack) },
      { id: plainOnly(stack.id), graph: () => plainGraph(stack) },
    ]),
  ],
};
