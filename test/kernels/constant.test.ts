import assert from 'node:assert/strict';
import { constant } from '../../src/kernels/constant/index.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { platforms } from '../../src/networks/platforms.js';
import { apply, of } from './apply.js';

describe('constant', () => {
  it('is a copy of its values, which have the given shape', () => {
    for (const version of constant.versions) {
      const w = of([2, 1], 3, -4);
      const copy = apply(constant, [], [w], { shape: [2, 1] }, version);
      assert.deepEqual(copy, w);
      assert.notEqual(copy.data, w.data);
    }
  });

  it('is there again in the next run after an op has written over it', () => {
    const g = new GraphBuilder('overwritten');
    const x = g.input([2]);
    const two = g.node('constant', [], { shape: [2] }, { weights: () => [of([2], 2, 4)] });
    const sum = g.node('binary', [two, x], { function: 'add' }, { overwrites: 0 });
    const graph = g.build(g.node('binary', [sum, x], { function: 'subtract' }));
    for (const platform of Object.values(platforms)) {
      const { run, output } = bindGraph(graph, platform, 1);
      for (const _ of [1, 2]) {
        run();
        output.data.forEach((value, i) => {
          assert.ok(Math.abs(value - [2, 4][i]) < 1e-6, platform.name);
        });
      }
    }
  });
});
