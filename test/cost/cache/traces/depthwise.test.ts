import assert from 'node:assert/strict';
import { TEACHING_CACHE } from '../../../../src/cost/cache/cache.js';
import { simulate } from '../../../../src/cost/cache/simulate.js';
import {
  type DepthwiseLayer,
  depthwiseSide,
  nineTapDepthwiseTrace,
  referenceDepthwiseTrace,
} from '../../../../src/cost/cache/traces/depthwise.js';
import { depthwise } from '../../../../src/kernels/depthwise/index.js';
import { randomStream, randomTensor } from '../../../../src/tensors/random.js';
import { fullLru } from './full-lru.js';
import { elementsOf, footprint, recorder } from './record.js';

/** Elements of x and of out that a version of the kernel touches, in its order. */
function kernelElements(name: string, layer: DepthwiseLayer) {
  const { channels, side, stride } = layer;
  const outSide = depthwiseSide(layer);
  const x = recorder([1, channels, side, side]);
  const out = recorder([1, channels, outSide, outSide]);
  const bound = depthwise.versions
    .find(version => version.name === name)!
    .bind({
      inputs: [x.tensor.shape],
      output: out.tensor.shape,
      weights: [randomTensor([channels, 1, 3, 3], randomStream(1))],
      parameters: { kernel: [3, 3], stride, padding: 1, dilation: 1, bias: false },
    });
  bound.run(out.tensor, [x.tensor]);
  return { x: x.elements, out: out.elements };
}

describe('the traces of a depthwise 3×3 convolution', () => {
  const versions = [
    { name: '0-reference', trace: referenceDepthwiseTrace },
    { name: '2-nine-taps', trace: nineTapDepthwiseTrace },
  ];
  for (const { name, trace } of versions) {
    it(`touch x and out as the kernel ${name} does at stride 1 and 2`, () => {
      for (const stride of [1, 2]) {
        for (const side of [1, 2, 5, 8]) {
          const layer = { channels: 3, side, stride };
          const { x, out } = elementsOf(trace(layer));
          assert.deepEqual({ x, out }, kernelElements(name, layer));
        }
      }
    });
  }

  it('count the windows without their padding in the reference', () => {
    const [l1] = simulate(referenceDepthwiseTrace({ channels: 2, side: 4, stride: 1 }), TEACHING_CACHE);
    const taps = 2 * (4 * 9 + 8 * 6 + 4 * 4);
    assert.deepEqual(
      l1.tensors.map(({ accesses }) => accesses),
      [taps, taps, 32],
    );
  });

  it('count a padded image of doubles in the kernel with nine taps', () => {
    const trace = nineTapDepthwiseTrace({ channels: 2, side: 4, stride: 1 });
    const [l1] = simulate(trace, TEACHING_CACHE);
    assert.deepEqual(
      l1.tensors.map(({ accesses }) => accesses),
      [32, 18, 32, 2 * (32 + 32 * 9)],
    );
    assert.deepEqual(footprint(trace), { x: 32, w: 18, out: 32, image: 72 });
  });

  it('reads x once into a cache that holds the rows of a window', () => {
    const [l1] = simulate(referenceDepthwiseTrace({ channels: 4, side: 64, stride: 1 }), [fullLru(32)]);
    assert.equal(l1.tensors[0].misses, (4 * 64 * 64) / 16);
  });
});
