import assert from 'node:assert/strict';
import { fireGraph, moduleOf } from '../../../experiments/fire/modules.js';
import { alexNetConvolutions, POOLS, SQUEEZENET, squeezeNetOf } from '../../../experiments/fire/networks.js';
import { countGraph } from '../../../src/cost/counts.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';

describe('networks of fire modules', () => {
  it('are the two releases of the catalogue with their first convolution and pools', () => {
    const early = countGraph(squeezeNetOf({ ...SQUEEZENET, pools: POOLS.early }, 224));
    assert.equal(early.macs, countGraph(graphOf('squeezenet-1.1')).macs);
    assert.equal(early.parameters, 1_235_496);
    const first = countGraph(squeezeNetOf(SQUEEZENET, 224, { filters: 96, kernel: 7 }));
    assert.equal(first.macs, countGraph(graphOf('squeezenet-1.0')).macs);
    assert.equal(first.parameters, 1_248_424);
  });

  it('have modules of s·(C + e1 + 9·e3) weights and s + e1 + e3 biases', () => {
    // 16 · (128 + 64 + 9 · 64) + 16 + 128
    const { parameters, macs } = countGraph(fireGraph(128, 20, moduleOf(0.125, 64)));
    assert.equal(parameters, 12_432);
    assert.equal(macs, 400 * 16 * (128 + 64 + 9 * 64));
  });

  it('stand beside AlexNet without its dense layers', () => {
    const whole = countGraph(graphOf('alexnet'));
    const dense = countGraph(graphOf('alexnet'), ({ op }) => op === 'dense');
    const rest = countGraph(alexNetConvolutions(224), ({ op }) => op !== 'dense');
    assert.equal(rest.macs, whole.macs - dense.macs);
    assert.ok(dense.parameters / whole.parameters > 0.95 && dense.macs / whole.macs < 0.09);
  });
});
