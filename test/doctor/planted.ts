import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';

/** The faults that can be planted. */
export const FAULTS = ['channels', 'batch norm', 'groups', 'padding'] as const;

export type Fault = (typeof FAULTS)[number];

/** The rule that has to find each. */
export const RULE_OF: { readonly [F in Fault]: string } = {
  channels: 'channels-above-a-tile',
  'batch norm': 'unfused-batch-norm',
  groups: 'groups',
  padding: 'padded-pointwise',
};

/** Depthwise layers that may have a batch norm behind them. */
const FILTERS = ['filter-1', 'filter-2', 'filter-3', 'filter-4', 'filter-5', 'filter-6'];

/** A small network without a fault, or with those that are planted. */
export function planted(faults: readonly Fault[] = FAULTS, side = 64): Graph {
  const has = (fault: Fault) => faults.includes(fault);
  const narrow = has('channels') ? 33 : 32;
  const g = new GraphBuilder('planted');
  const active = { bias: true, activation: 'relu' } as const;
  const window = { ...active, kernel: [3, 3], padding: 1 } as const;
  let x = g.input([1, 3, side, side]);
  x = g.conv2d(x, { ...window, filters: narrow }, { name: 'stem' });
  x = g.conv2d(x, { ...window, filters: narrow }, { name: 'first' });
  for (const name of FILTERS) {
    if (!has('batch norm')) {
      x = g.depthwise(x, window, { name });
      continue;
    }
    const { kernel, padding } = window;
    x = g.batchNorm(g.depthwise(x, { kernel, padding }, { name }), {}, { name: `${name}/norm` });
    x = g.activation('relu', x, { name: `${name}/relu` });
  }
  x = has('padding')
    ? g.conv2d(x, { ...active, filters: 64, kernel: [1, 1], padding: 4 }, { name: 'widen' })
    : g.pointwise(x, { ...active, filters: 64 }, { name: 'widen' });
  x = g.conv2d(x, { ...window, filters: 64, stride: 2, groups: has('groups') ? 8 : 1 }, { name: 'last' });
  return g.build(g.dense(g.globalPool(x, { name: 'pool' }), { units: 10, bias: true }, { name: 'classes' }));
}
