import assert from 'node:assert/strict';
import { conv2d } from '../../src/kernels/conv2d/index.js';
import { conv2dWasm } from '../../src/kernels/conv2d/wasm.js';
import { conv2dWinograd } from '../../src/kernels/conv2d/winograd.js';
import { packWinogradWeights } from '../../src/kernels/conv2d/winograd-weights.js';
import type { Layer, OpParameters } from '../../src/kernels/op.js';
import { relativeError } from '../../src/tensors/compare.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { tensor } from '../../src/tensors/tensor.js';
import { allocate } from '../../src/wasm/memory.js';
import { bestVariant, loadKernels } from '../../src/wasm/module.js';
import { of } from './apply.js';

const load = () => loadKernels(bestVariant());

function layerOf(C: number, K: number, side: number, changes: Partial<OpParameters['conv2d']> = {}) {
  const parameters: OpParameters['conv2d'] = {
    filters: K,
    kernel: [3, 3],
    stride: 1,
    padding: 1,
    dilation: 1,
    groups: 1,
    bias: true,
    ...changes,
  };
  const inputs = [[1, C, side, side]];
  const stream = randomStream(1);
  const weights = conv2d.weightShapes(inputs, parameters).map(shape => randomTensor(shape, stream));
  const layer: Layer<OpParameters['conv2d']> = {
    inputs,
    output: conv2d.outputShape(inputs, parameters),
    weights,
    parameters,
  };
  return { layer, x: randomTensor(inputs[0], stream) };
}

describe('the convolution of Winograd', () => {
  it('starts from the bias where it reaches all pixels of a tile', () => {
    const { block, at } = packWinogradWeights(load(), tensor([2, 1, 3, 3]), of([2], 3, 5));
    const start = block.slice((at[1] - at[0]) / 4);
    assert.deepEqual([start.length, start.indexOf(3), start.indexOf(5)], [32, 10, 11]);
  });

  it('keeps each weight once', () => {
    const { layer } = layerOf(64, 64, 28);
    const { constantBytes } = conv2dWinograd(load).bind(layer);
    assert.ok(constantBytes < 1.1 * layer.weights[0].data.byteLength, `${constantBytes} bytes`);
  });

  it('errs by less than a hundred-thousandth over many channels', () => {
    const { layer, x } = layerOf(256, 8, 14);
    const expected = tensor(layer.output);
    conv2d.versions[0].bind(layer).run(expected, [x]);
    const out = tensor(layer.output, allocate(expected.data.length));
    const placed = tensor(x.shape, allocate(x.data.length));
    placed.data.set(x.data);
    conv2dWinograd(load).bind(layer).run(out, [placed]);
    const error = relativeError(out, expected);
    assert.ok(error > 0 && error < 1e-5, `relative error ${error}`);
  });

  it('is used for 3×3 windows without gaps over large enough images of enough channels, and nowhere else', () => {
    const isUsed = (...layer: Parameters<typeof layerOf>) => {
      const bytes = [conv2dWinograd, conv2dWasm].map(
        version => version(load).bind(layerOf(...layer).layer).constantBytes,
      );
      return bytes[0] !== bytes[1];
    };
    assert.ok(isUsed(16, 4, 7));
    assert.ok(!isUsed(15, 4, 7));
    assert.ok(!isUsed(16, 3, 7));
    assert.ok(!isUsed(16, 4, 6));
    assert.ok(!isUsed(16, 4, 14, { stride: 2 }));
    assert.ok(!isUsed(16, 4, 14, { dilation: 2, padding: 2 }));
    assert.ok(!isUsed(16, 4, 14, { groups: 2 }));
    assert.ok(!isUsed(16, 4, 14, { kernel: [1, 3], padding: [0, 1] }));
  });
});
