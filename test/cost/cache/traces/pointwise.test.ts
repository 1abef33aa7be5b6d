import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TEACHING_CACHE } from '../../../../src/cost/cache/cache.js';
import { simulate } from '../../../../src/cost/cache/simulate.js';
import type { Trace } from '../../../../src/cost/cache/trace.js';
import {
  type PointwiseLayer,
  referencePointwiseTrace,
  tiledPointwiseTrace,
} from '../../../../src/cost/cache/traces/pointwise.js';
import { pointwise } from '../../../../src/kernels/pointwise/index.js';
import { randomStream, randomTensor } from '../../../../src/tensors/random.js';
import { elementsOf, footprint, recorder } from './record.js';

const layer = { channels: 8, filters: 12, pixels: 20, accumulate: false };

/** Elements of x and of out (the partial sum too) that a version of the kernel touches, in its order. */
function kernelElements(name: string, { channels, filters, pixels, accumulate }: PointwiseLayer) {
  const x = recorder([1, channels, 1, pixels]);
  const out = recorder([1, filters, 1, pixels]);
  const inputs = accumulate ? [x.tensor, out.tensor] : [x.tensor];
  const bound = pointwise.versions
    .find(version => version.name === name)!
    .bind({
      inputs: inputs.map(input => input.shape),
      output: out.tensor.shape,
      weights: [randomTensor([filters, channels, 1, 1], randomStream(1))],
      parameters: { filters, bias: false, accumulate },
    });
  bound.run(out.tensor, inputs);
  return { x: x.elements, out: out.elements };
}

describe('the traces of a 1×1 convolution', () => {
  const layers = fc.record<PointwiseLayer>({
    channels: fc.integer({ min: 1, max: 6 }),
    filters: fc.integer({ min: 1, max: 11 }),
    pixels: fc.integer({ min: 1, max: 11 }),
    accumulate: fc.boolean(),
  });
  const versions = [
    { name: '0-reference', trace: referencePointwiseTrace },
    { name: '2-register-tile', trace: tiledPointwiseTrace },
  ];

  for (const { name, trace } of versions) {
    it(`touch x and out as the kernel ${name} does, in sizes that are multiples of four or not`, () => {
      fc.assert(
        fc.property(layers, any => {
          const { x, out } = elementsOf(trace(any));
          assert.deepEqual({ x, out }, kernelElements(name, any));
        }),
      );
    });
  }

  it('load x and w for each multiply-accumulate in the reference, but x once and w a quarter as often in tiles', () => {
    const macs = 8 * 12 * 20;
    const accesses = (trace: Trace) => simulate(trace, TEACHING_CACHE)[0].tensors.map(t => t.accesses);
    assert.deepEqual(accesses(referencePointwiseTrace(layer)), [macs, macs, 240]);
    assert.deepEqual(accesses(tiledPointwiseTrace(layer)), [8 * 20, macs / 4, 240, 8 * 20 + macs / 4]);
  });

  it('touch every weight and all of the panel', () => {
    assert.deepEqual(footprint(referencePointwiseTrace(layer)), { x: 160, w: 96, out: 240 });
    assert.deepEqual(footprint(tiledPointwiseTrace(layer)), { x: 160, w: 96, out: 240, panel: 32 });
    assert.equal(footprint(tiledPointwiseTrace({ ...layer, filters: 11 })).w, 88);
  });

  it('miss only on first touch if all tensors fit', () => {
    const [l1] = simulate(tiledPointwiseTrace(layer), TEACHING_CACHE, { threeC: true });
    assert.deepEqual(l1.threeC, { compulsory: 10 + 6 + 15 + 2, capacity: 0, conflict: 0 });
  });
});
