import { checkNamed, expectArray, expectObject, type RulesOf } from '../../../errors/arguments.js';
import type { Window } from '../../../kernels/op.js';
import { oneOf } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock, oneOrTwo } from './check-block.js';
import { type Convolution, convBn } from './conv-bn-activation.js';

/** A 3×3 pool inside a branch; of stride 1 it keeps the size, of stride 2 it has no padding. */
export interface BranchPool {
  readonly pool: 'max' | 'avg';
  readonly stride: 1 | 2;
}

const poolRules: RulesOf<BranchPool> = { pool: oneOf(['max', 'avg']), stride: oneOrTwo };

/** Convolutions side by side on the same tensor, joined by channels: the forked ends of Inception-v3's Figure 7. */
export interface Fork {
  readonly fork: readonly Convolution[];
}

/** One step of a branch; every convolution is followed by batch norm and ReLU. */
export type BranchStep = Convolution | BranchPool | Fork;

/** The branches of an inception module by name, each a list of steps in order. */
export type Branches = Readonly<Record<string, readonly BranchStep[]>>;

/**
 * Inception module: branches that all read x and are joined by channels in the order in which they are given.
 * Nodes are named `<name>/<branch>/<place>-<window>`, such as `mixed-6b/7x7/2-1x7/conv`.
 *
 * @throws {InputError} where the call is wrong
 * @throws {ShapeError} where the branches end in images of different sizes
 * @source Szegedy et al. 2014, arXiv:1409.4842, Figure 2(b); Szegedy et al. 2015, arXiv:1512.00567, Figures 5-7
 */
export function inception(g: GraphBuilder, x: number, branches: Branches, name: string): number {
  checkBlock('inception', { g, x, name }, {}, {});
  expectObject('inception: branches', branches, 'an object of arrays of steps');
  const ends = Object.entries(branches).map(([branch, steps]) => {
    expectArray(`inception: branch ${branch}`, steps, 'an array of steps');
    return steps.reduce((y, step, i) => addStep(g, y, step, `${name}/${branch}/${i + 1}`), x);
  });
  return g.concat(ends, { name: `${name}/concat` });
}

function addStep(g: GraphBuilder, x: number, step: BranchStep, name: string): number {
  expectObject(`inception: ${name}`, step, 'a convolution, a pool or a fork');
  if ('pool' in step) return addPool(g, x, step, `${name}-${step.pool}-pool`);
  if (!('fork' in step)) return convRelu(g, x, step, name);
  expectArray(`inception: fork ${name}`, step.fork, 'an array of convolutions');
  const ends = step.fork.map(convolution => convRelu(g, x, convolution, name));
  return g.concat(ends, { name: `${name}-concat` });
}

function addPool(g: GraphBuilder, x: number, step: BranchPool, name: string): number {
  const { pool, stride } = checkNamed(`inception: ${name}`, poolRules, step);
  const window = { kernel: [3, 3] as Window, stride, padding: stride === 1 ? 1 : 0 };
  return pool === 'max'
    ? g.maxPool(x, window, { name })
    : g.avgPool(x, { ...window, countPadding: true }, { name });
}

function convRelu(g: GraphBuilder, x: number, convolution: Convolution, place: string): number {
  const { kernel = 1 } = convolution;
  const [rows, columns] = typeof kernel === 'number' ? [kernel, kernel] : kernel;
  return convBn(g, x, { ...convolution, activation: 'relu' }, `${place}-${rows}x${columns}`);
}
