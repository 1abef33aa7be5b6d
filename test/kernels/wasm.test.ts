import assert from 'node:assert/strict';
import { ops } from '../../src/kernels/ops.js';
import { platforms } from '../../src/networks/platforms.js';
import { tensor } from '../../src/tensors/tensor.js';
import { loadKernels } from '../../src/wasm/module.js';
import { everyOpAgrees } from './every-op-agrees.js';
import { agreesOn, variants } from './wasm-agrees.js';

describe('in WebAssembly', () => {
  const loads = variants.map(variant => [variant, () => loadKernels(variant)] as const);
  everyOpAgrees(agreesOn(new Map(loads), 500));

  it('every op says where a tensor has to be', () => {
    const layer = { inputs: [[1, 4]], output: [1, 4], weights: [], parameters: {} };
    const kernel = platforms.wasm.versions.relu.bind(layer);
    assert.throws(() => kernel.run(tensor([1, 4]), [tensor([1, 4])]), {
      message: 'relu: the values are in JavaScript memory, expected WebAssembly memory',
    });
    assert.throws(
      () => platforms.wasm.versions.dense.bind({ ...layer, parameters: { units: 4, bias: false } }),
      {
        name: 'ShapeError',
        message: 'dense: 0 weight tensors, expected 1',
      },
    );
  });

  it('every op is there', () => {
    assert.deepEqual(Object.keys(platforms.wasm.versions), Object.keys(ops));
    assert.ok(Object.values(platforms.wasm.versions).every(({ name }) => name.startsWith('wasm')));
  });
});
