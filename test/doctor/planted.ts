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

/** A small network without a fault, or with those that are planted. */
export function planted(faults: readonly Fault[] = FAULTS, side = 64): Graph {
  const has = (fault: Fault) => faults.includes(fault);
  const narrow = has('channels') ? 33 : 32;
  const g = new GraphBuilder('planted');
  const conv = { kernel: [3, 3], padding: 1, bias: true, activation: 'relu' } as const;
  let x = g.input([1, 3, side, side]);
  x = g.conv2d(x, { ...conv, filters: narrow, stride: 2 }, { name: 'stem' });
  if (has('batch norm')) {
    x = g.conv2d(x, { filters: narrow, kernel: [3, 3], padding: 1 }, { name: 'first' });
    x = g.activation('relu', g.batchNorm(x, {}, { name: 'first/norm' }), { name: 'first/relu' });
  } else {
    x = g.conv2d(x, { ...conv, filters: narrow }, { name: 'first' });
  }
  x = has('padding')
    ? g.conv2d(
        x,
        { filters: 64, kernel: [1, 1], padding: 4, bias: true, activation: 'relu' },
        { name: 'widen' },
      )
    : g.node(
        'pointwise',
        [x],
        { filters: 64, bias: true, accumulate: false, activation: 'relu' },
        { name: 'widen' },
      );
  x = g.conv2d(x, { ...conv, filters: 64, groups: has('groups') ? 8 : 1 }, { name: 'second' });
  x = g.conv2d(x, { ...conv, filters: 64, stride: 2 }, { name: 'third' });
  x = g.dense(g.globalPool(x, { name: 'pool' }), { units: 10, bias: true }, { name: 'classes' });
  return g.build(x);
}
