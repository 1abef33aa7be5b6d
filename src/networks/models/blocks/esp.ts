import { expectArray, type Rule, type RulesOf, required } from '../../../errors/arguments.js';
import { count } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock, multipleOf, oneOrTwo } from './check-block.js';
import { type Convolution, convBn, convolution } from './conv-bn-activation.js';

/** Branches of an ESP module: dilations 2^0 … 2^(K − 1). */
const DILATIONS = [1, 2, 4, 8, 16];

/** Convolution, batch norm and PReLU: `<name>/conv`, `<name>/bn`, `<name>/prelu`. */
export function convBnPrelu(g: GraphBuilder, x: number, conv: Convolution, name: string): number {
  const normed = convBn(g, x, conv, name);
  return g.prelu(normed, { name: `${name}/prelu` });
}

/** Batch norm and PReLU in the memory of x. */
export function bnPrelu(g: GraphBuilder, x: number, name: string): number {
  checkBlock('bnPrelu', { g, x, name }, {}, {});
  return g.prelu(g.batchNorm(x, {}, { name: `${name}/bn` }), { name: `${name}/prelu` });
}

/** The place of one of these. */
function place(items: readonly unknown[]): Rule<number, false> {
  return required(`a place from 0 to ${items.length - 1}`, value => Object.hasOwn(items, String(value)));
}

/**
 * Hierarchical feature fusion: running sums, out_k = branch_k + out_{k−1}, joined by channels. Large dilations
 * leave holes in what a filter sees; adding the branches of smaller ones fills them.
 *
 * @param branches  of the smallest dilation first
 * @param first     the first branch that begins a sum; those before it are joined as they are
 * @source Mehta et al. 2018, arXiv:1803.06815, section 3, Figure 1(b)
 */
export function hierarchicalFusion(
  g: GraphBuilder,
  branches: readonly number[],
  first: number,
  name: string,
): number {
  expectArray('hierarchicalFusion: branches', branches, 'an array of node ids');
  checkBlock('hierarchicalFusion', { g, x: branches[0], name }, { first: place(branches) }, { first });
  const fused = branches.slice(0, first + 1);
  for (let k = first + 1; k < branches.length; k++) {
    fused.push(g.add(branches[k], fused[k - 1], { name: `${name}/hff${k + 1}` }));
  }
  return g.concat(fused, { name: `${name}/concat` });
}

/** An ESP module. */
export interface Esp {
  /** N, output channels. */
  readonly filters: number;
  readonly stride: 1 | 2;
}

const espRules: RulesOf<Esp> = { filters: count, stride: oneOrTwo };

/**
 * ESP module: a 1×1 convolution reduces x to d = ⌊N/K⌋ channels, K = 5 dilated 3×3 convolutions spread it, their
 * running sums are joined to N channels; batch norm and PReLU. With stride 2 the reduction is a 3×3 convolution;
 * with stride 1 the input is added first. The first branch has N − 4·d channels and stays out of the sums.
 *
 * @throws {ShapeError} where stride is 1 and x has not N channels
 * @source Mehta et al. 2018, arXiv:1803.06815, Figures 1 and 4; the widths and the place of the sums as in the
 *   authors' implementation (`DilatedParllelResidualBlockB`, `DownSamplerB`)
 */
export function esp(g: GraphBuilder, x: number, module: Esp, name: string): number {
  const { filters, stride } = checkBlock('esp', { g, x, name }, espRules, module);
  const d = Math.floor(filters / DILATIONS.length);
  const wide = filters - (DILATIONS.length - 1) * d;
  const reduction = { filters: d, kernel: stride === 1 ? 1 : 3, stride };
  const reduced = convolution(g, x, reduction, { name: `${name}/reduce` });
  const branches = DILATIONS.map((dilation, k) =>
    convolution(
      g,
      reduced,
      { filters: k === 0 ? wide : d, kernel: 3, dilation },
      { name: `${name}/dilated${dilation}` },
    ),
  );
  const joined = hierarchicalFusion(g, branches, 1, name);
  const summed = stride === 1 ? g.add(x, joined, { name: `${name}/add` }) : joined;
  return bnPrelu(g, summed, name);
}

/** An EESP unit. */
export interface Eesp {
  /** N, output channels. */
  readonly filters: number;
  readonly stride: 1 | 2;
  /** Largest receptive field of a branch, 2·d + 1 of dilation d; branches past it fall back to d = 1. */
  readonly largestField: number;
}

/** K: branches and groups of an EESP unit. */
export const EESP_BRANCHES = 4;

const eespRules: RulesOf<Eesp> = {
  filters: multipleOf(EESP_BRANCHES),
  stride: oneOrTwo,
  largestField: count,
};

/** Dilations of the branches, in rising order: 1, 2, 3, 4, or 1 where the receptive field is over the limit. */
export function eespDilations(largestField: number): readonly number[] {
  return Array.from({ length: EESP_BRANCHES }, (_, k) => (2 * (k + 1) + 1 <= largestField ? k + 1 : 1)).sort(
    (a, b) => a - b,
  );
}

/**
 * EESP unit: a 1×1 convolution in K = 4 groups reduces x to N/K channels, K depthwise dilated 3×3 convolutions
 * spread it, their running sums are joined; a 1×1 convolution in K groups and batch norm. With stride 1 the
 * input is added and PReLU follows; with stride 2 the caller joins the result with a pooled input.
 *
 * @throws {InputError} where K does not divide the channels
 * @throws {ShapeError} where stride is 1 and x has not N channels
 * @source Mehta et al. 2018, arXiv:1811.11431, Figure 1(c); dilations as in the authors' implementation (`EESP`)
 */
export function eesp(g: GraphBuilder, x: number, unit: Eesp, name: string): number {
  const { filters, stride, largestField } = checkBlock('eesp', { g, x, name }, eespRules, unit);
  const d = filters / EESP_BRANCHES;
  const reduced = convBnPrelu(g, x, { filters: d, groups: EESP_BRANCHES }, `${name}/reduce`);
  const branches = eespDilations(largestField).map((dilation, k) =>
    convolution(
      g,
      reduced,
      { filters: d, kernel: 3, stride, dilation, groups: d },
      { name: `${name}/branch${k + 1}-dilated${dilation}` },
    ),
  );
  const joined = bnPrelu(g, hierarchicalFusion(g, branches, 0, name), name);
  const expanded = convBn(g, joined, { filters, groups: EESP_BRANCHES }, `${name}/expand`);
  if (stride === 2) return expanded;
  return g.prelu(g.add(x, expanded, { name: `${name}/add` }), { name: `${name}/prelu-out` });
}
