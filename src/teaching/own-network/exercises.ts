import { countGraph } from '../../cost/counts.js';
import { conventionCounts } from '../../doctor/conventions/index.js';
import { type Graph, opNodes } from '../../networks/graph/graph.js';
import { elements } from '../../tensors/tensor.js';
import type { Exercise } from '../course/exercise.js';
import { functionExercise } from '../course/kinds/function.js';
import { numberExercise } from '../course/kinds/number.js';
import { ownNetwork } from './network.js';

const MILLION = 1e6;

/** Elements that go through batch norm, in millions. */
function normed(graph: Graph): number {
  const nodes = opNodes(graph).filter(({ op }) => op === 'batchNorm');
  return nodes.reduce((sum, { shape }) => sum + elements(shape), 0) / MILLION;
}

/** thop's number less fvcore's, in millions. */
function gap(graph: Graph): number {
  const said = new Map(conventionCounts(graph).map(({ tool, value }) => [tool, value]));
  return (said.get('thop')! - said.get('fvcore')!) / MILLION;
}

/** What 32 filters instead of 33 save of the multiply-accumulates, %. */
function promised(): number {
  return 100 * (1 - countGraph(ownNetwork({ filters: 32 })).macs / countGraph(ownNetwork()).macs);
}

/** The exercises of notebook 12. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'own-network/1',
    unit: 'million elements',
    expected: () => normed(ownNetwork()),
    within: 0.005,
    mistakes: [
      {
        value: () => gap(ownNetwork()),
        says: 'That is the gap in operations. How many of them belong to one element?',
      },
      {
        value: () => gap(ownNetwork()) / 4,
        says: 'fvcore counts batch norm too: the gap is only a part of what thop counts for an element.',
      },
    ],
    because:
      'thop counts 4 operations for each element of a batch norm, fvcore 2; the pool is too small to matter. Numbers of two ' +
      'tools compare the tools, not the networks.',
  }),
  numberExercise({
    id: 'own-network/2',
    unit: '%',
    expected: promised,
    within: 0.005,
    mistakes: [
      {
        value: () => 100 / 33,
        says: 'That is the share of the filters; the layers after block 2 do as much as before.',
      },
      {
        value: () => 100 * (countGraph(ownNetwork()).macs / countGraph(ownNetwork({ filters: 32 })).macs - 1),
        says: 'That is relative to the network with 32 filters; a saving is relative to the original.',
      },
    ],
    because:
      'Compare it with what was measured: a kernel that works in tiles may save more than that, or nothing. Where the interval ' +
      'contains both, the measurement cannot tell.',
  }),
  functionExercise({
    id: 'own-network/3',
    signature: '(macs, bytes, ms, gflops, gbs) => lost',
    cases: () => [
      [3e6, 5e6, 2, 40, 10],
      [90e6, 2e6, 7, 30, 8],
      [50e6, 1e6, 2, 40, 16],
      [20e6, 40e6, 9, 50, 8],
      [1e6, 2e6, 0.5, 25, 12.5],
      [7e6, 30e6, 1.5, 60, 10],
    ],
    reference: (macs, bytes, ms, gflops, gbs) =>
      Math.max(0, ms - Math.max((2 * macs) / (gflops * 1e6), bytes / (gbs * 1e6))),
    because:
      'By the roofline, a better kernel could save this much at most: the rest is arithmetic, or traffic from memory. A layer ' +
      'that beats the roofline, as with Winograd’s algorithm, loses nothing.',
  }),
];
