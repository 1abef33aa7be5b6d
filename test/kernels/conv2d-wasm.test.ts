import assert from 'node:assert/strict';
import { conv2d } from '../../src/kernels/conv2d/index.js';
import { conv2dWasm } from '../../src/kernels/conv2d/wasm.js';
import { conv2dWasmDepthwise } from '../../src/kernels/conv2d/wasm-depthwise.js';
import { conv2dWasmDirect } from '../../src/kernels/conv2d/wasm-direct.js';
import { conv2dWasmRows } from '../../src/kernels/conv2d/wasm-rows.js';
import { conv2dWasmWinograd } from '../../src/kernels/conv2d/wasm-winograd.js';
import { packWinogradWeights } from '../../src/kernels/conv2d/wasm-winograd-weights.js';
import type { Layer, OpParameters, Version } from '../../src/kernels/op.js';
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

/** Relative error of a version on a layer. */
function errorOf(
  version: Version<OpParameters['conv2d']>,
  ...[C, K, side, changes]: Parameters<typeof layerOf>
) {
  const { layer, x } = layerOf(C, K, side, changes);
  const expected = tensor(layer.output);
  conv2d.versions[0].bind(layer).run(expected, [x]);
  const out = tensor(layer.output, allocate(expected.data.length));
  const placed = tensor(x.shape, allocate(x.data.length));
  placed.data.set(x.data);
  version.bind(layer).run(out, [placed]);
  return relativeError(out, expected);
}

describe('the convolution of Winograd', () => {
  it('starts from the bias in the product that is added to all pixels of a tile', () => {
    const { block, addresses } = packWinogradWeights(load(), tensor([2, 1, 3, 3]), of([2], 3, 5));
    const start = block.slice((addresses[1] - addresses[0]) / 4);
    assert.deepEqual([start.length, start.indexOf(3), start.indexOf(5)], [32, 10, 11]);
  });

  it('keeps each weight once', () => {
    const { layer } = layerOf(64, 64, 28);
    const { constantBytes } = conv2dWasmWinograd(load).bind(layer);
    assert.ok(constantBytes < 1.1 * layer.weights[0].data.byteLength, `${constantBytes} bytes`);
  });

  it('errs by less than a hundred-thousandth over many channels', () => {
    const error = errorOf(conv2dWasmWinograd(load), 256, 8, 14);
    assert.ok(error > 0 && error < 1e-5, `relative error ${error}`);
  });

  it('is right on layers that are too small to pay, too', () => {
    for (const [C, K, side] of [
      [1, 1, 1],
      [1, 6, 2],
      [3, 2, 5],
      [5, 41, 3],
    ]) {
      for (const padding of [1, 2, [2, 1], [0, 1, 2, 1], [1, 2, 1, 1]] as const) {
        const error = errorOf(conv2dWasmWinograd(load), C, K, side, { padding });
        assert.ok(error < 1e-5, `${C} → ${K}, ${side}×${side}, padding ${padding}: relative error ${error}`);
      }
    }
  });

  it('refuses windows that it does not compute', () => {
    const refused = (changes: Parameters<typeof layerOf>[3], got: string) =>
      assert.throws(() => conv2dWasmWinograd(load).bind(layerOf(16, 4, 14, changes).layer), {
        name: 'ShapeError',
        message: `conv2d: Winograd got ${got}, expected kernel 3×3, stride 1, dilation 1, groups 1`,
      });
    refused({ stride: [1, 2] }, 'kernel 3×3, stride 1×2, dilation 1, groups 1');
    refused({ stride: 2 }, 'kernel 3×3, stride 2, dilation 1, groups 1');
    refused({ dilation: 2, padding: 2 }, 'kernel 3×3, stride 1, dilation 2, groups 1');
    refused({ groups: 2 }, 'kernel 3×3, stride 1, dilation 1, groups 2');
    refused({ kernel: [1, 3], padding: [0, 1] }, 'kernel 1×3, stride 1, dilation 1, groups 1');
  });
});

describe('the convolution by rows of the image', () => {
  it('is right with tiles of any number of filters, rows and pixels', () => {
    for (const K of [1, 2, 3, 4, 5, 7, 11]) {
      for (const side of [1, 3, 4, 5, 8, 9, 13, 18]) {
        const error = errorOf(conv2dWasmRows(load), 3, K, side, {
          stride: side % 2 ? 1 : [1, 2],
          kernel: [3, 2],
        });
        assert.ok(error < 1e-5, `${K} filters, ${side}×${side}: relative error ${error}`);
      }
    }
  });

  it('reads the image itself where nothing is padded', () => {
    const scratchOf = (changes: Parameters<typeof layerOf>[3]) =>
      conv2dWasmRows(load).scratchBytes!(layerOf(4, 8, 9, { groups: 2, ...changes }).layer);
    assert.equal(scratchOf({ padding: 0 }), 0);
    assert.equal(scratchOf({ padding: 1 }), 4 * 4 * 11 * 11);
  });
});

/** Whether the platform computes a layer by this version, which shows in the memory that it takes. */
function isBy(version: typeof conv2dWasm, ...[C, K, side, changes]: Parameters<typeof layerOf>): boolean {
  const { layer } = layerOf(C, K, side, changes);
  const memoryOf = (chosen: typeof conv2dWasm) => {
    const { bind, scratchBytes } = chosen(load);
    return [bind(layer).constantBytes, scratchBytes!(layer)].join();
  };
  return memoryOf(conv2dWasm) === memoryOf(version);
}

describe('the convolution of the platform wasm', () => {
  it('is by Winograd for 3×3 windows over enough pixels of enough channels', () => {
    const isWinograd = (...layer: Parameters<typeof layerOf>) =>
      isBy(conv2dWasmWinograd, ...layer) &&
      !isBy(conv2dWasmDirect, ...layer) &&
      !isBy(conv2dWasmRows, ...layer);
    const isOther = (...layer: Parameters<typeof layerOf>) =>
      isBy(conv2dWasmDirect, ...layer) || isBy(conv2dWasmRows, ...layer);
    assert.ok(isWinograd(16, 4, 7));
    assert.ok(isWinograd(16, 4, 8, { padding: [0, 0, 1, 1] }));
    assert.ok(isOther(15, 4, 7));
    assert.ok(isOther(16, 3, 7));
    assert.ok(isOther(16, 4, 6));
    assert.ok(isOther(16, 4, 14, { stride: [2, 1] }));
    assert.ok(isOther(16, 4, 14, { stride: 2 }));
    assert.ok(isOther(16, 4, 14, { dilation: 2, padding: 2 }));
    assert.ok(isOther(16, 4, 14, { groups: 2 }));
    assert.ok(isOther(16, 4, 14, { kernel: [1, 3], padding: [0, 1] }));
  });

  it('filters each channel by itself where no two share a group and each has few filters', () => {
    assert.ok(isBy(conv2dWasmDepthwise, 5, 5, 9, { groups: 5 }));
    assert.ok(isBy(conv2dWasmDepthwise, 5, 20, 9, { groups: 5, kernel: [5, 4], stride: 2 }));
    assert.ok(isBy(conv2dWasmDepthwise, 1, 4, 9));
    assert.ok(isBy(conv2dWasmDirect, 5, 25, 9, { groups: 5 }));
    assert.throws(() => conv2dWasmDepthwise(load).bind(layerOf(6, 6, 9, { groups: 3 }).layer), {
      name: 'ShapeError',
      message: 'conv2d: depthwise got groups 3, expected one per channel, 6',
    });
  });

  it('takes rows of the image for groups of few filters, unless tiles would compute much beyond a row', () => {
    assert.ok(isBy(conv2dWasmRows, 64, 64, 56, { groups: 16 }));
    assert.ok(isBy(conv2dWasmRows, 64, 64, 7, { groups: 32, padding: 3 }));
    assert.ok(isBy(conv2dWasmRows, 80, 80, 14, { groups: 8 }));
    assert.ok(isBy(conv2dWasmRows, 64, 5, 14, { dilation: 2, padding: 2 }));
    assert.ok(isBy(conv2dWasmDirect, 80, 80, 9, { groups: 8 }));
    assert.ok(isBy(conv2dWasmDirect, 64, 64, 28, { groups: 2 }));
    assert.ok(isBy(conv2dWasmDirect, 64, 6, 14, { dilation: 2, padding: 2 }));
  });
});
