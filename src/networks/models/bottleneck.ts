import { expectCounts, expectObject } from '../../errors/arguments.js';
import { columns, rows } from '../../tensors/parts.js';
import { randomStream, randomTensor } from '../../tensors/random.js';
import type { Tensor } from '../../tensors/tensor.js';
import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';

/** One row of MobileNetV2's Table 2 as a block: s×s×k → s×s×n → s'×s'×n → s'×s'×k', s' = s / stride. */
export interface BottleneckBlock {
  readonly name: string;
  /** s */
  readonly side: number;
  /** k */
  readonly channels: number;
  /** n = k times the expansion */
  readonly expanded: number;
  /** k' */
  readonly filters: number;
  readonly stride: 1 | 2;
}

/** @throws {InputError} where it is no block, or a number of it is no positive integer */
export function expectBlock(where: string, block: BottleneckBlock): void {
  expectObject(`${where}: block`, block, 'an object with name, side, channels, expanded, filters, stride');
  const { side, channels, expanded, filters, stride } = block;
  expectCounts(`${where}: block`, { side, channels, expanded, filters, stride });
}

/** Channels `from` … `to` − 1 of each of t slices of n channels, the larger slices (⌈n/t⌉) first. */
export function slices(n: number, t: number): readonly (readonly [from: number, to: number])[] {
  expectCounts('slices', { n });
  if (!Number.isInteger(t) || t < 1 || t > n) {
    throw new RangeError(`slices: t is ${t}, expected an integer from 1 to n = ${n}`);
  }
  const larger = n % t;
  const size = Math.floor(n / t);
  let from = 0;
  return Array.from({ length: t }, (_, i) => {
    const to = from + size + (i < larger ? 1 : 0);
    const slice = [from, to] as const;
    from = to;
    return slice;
  });
}

/**
 * An inverted-residual block computed in t slices of its expanded channels:
 *
 *   y = Σ_{i=1..t} (A_i ∘ N ∘ B_i)(x),  A_i: 1×1 k → n/t,  N: ReLU6 ∘ depthwise 3×3 ∘ ReLU6,  B_i: 1×1 n/t → k'
 *
 * The paper writes the maps in the order in which they run: A first. Only one slice of the expanded tensor is
 * alive at a time, and every slice adds into the same output. t = 1 is the usual block. All t have the same
 * weights, so they have the same output up to rounding. Without the residual
 * sum, as in the paper's formula.
 *
 * @throws {RangeError} where t is not 1 … n
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function bottleneck(block: BottleneckBlock, t: number): Graph {
  expectBlock('bottleneck', block);
  const { side, channels, expanded, filters, stride } = block;
  const [expandAll, depthwiseAll, projectAll] = [expandWeights, depthwiseWeights, projectWeights].map(make =>
    lastOnly(seed => make(block, seed)),
  );
  const g = new GraphBuilder(`bottleneck-${block.name}`);
  const x = g.input([1, channels, side, side]);
  let y: number | undefined;
  for (const [i, [from, to]] of slices(expanded, t).entries()) {
    const named = (layer: string) => `slice${i + 1}/${layer}`;
    const wide = g.pointwise(
      x,
      { filters: to - from },
      { name: named('expand'), weights: seed => [rows(expandAll(seed), from, to)] },
    );
    const active = g.activation('relu6', wide, { name: named('relu6-a') });
    const filtered = g.depthwise(
      active,
      { kernel: [3, 3], stride, padding: 1 },
      { name: named('depthwise'), weights: seed => [rows(depthwiseAll(seed), from, to)] },
    );
    const again = g.activation('relu6', filtered, { name: named('relu6-b') });
    const project = {
      name: named('project'),
      weights: (seed: number) => [columns(projectAll(seed), from, to)],
    };
    y = y === undefined ? g.pointwise(again, { filters }, project) : g.pointwiseInto(y, again, project);
  }
  return g.build(y!);
}

/** The same tensor for the same seed, as long as no other one is asked for: every slice takes its part of it. */
function lastOnly(make: (seed: number) => Tensor): (seed: number) => Tensor {
  let last: { readonly seed: number; readonly weights: Tensor } | undefined;
  return seed => {
    if (last?.seed !== seed) last = { seed, weights: make(seed) };
    return last.weights;
  };
}

function expandWeights({ name, expanded, channels }: BottleneckBlock, seed: number): Tensor {
  return randomTensor(
    [expanded, channels, 1, 1],
    randomStream(seed, `${name}/expand`),
    Math.sqrt(6 / channels),
  );
}

function depthwiseWeights({ name, expanded }: BottleneckBlock, seed: number): Tensor {
  return randomTensor([expanded, 1, 3, 3], randomStream(seed, `${name}/depthwise`), Math.sqrt(6 / 9));
}

function projectWeights({ name, expanded, filters }: BottleneckBlock, seed: number): Tensor {
  return randomTensor(
    [filters, expanded, 1, 1],
    randomStream(seed, `${name}/project`),
    Math.sqrt(3 / expanded),
  );
}
