import assert from 'node:assert/strict';
import { nativeInstalled } from '../../../src/networks/native/onnxruntime.js';
import { ownPlaces } from '../../../src/networks/platforms.js';
import { measure, placesFor } from '../../../src/teaching/cells/measure.js';

describe('measure', () => {
  it('measures on the platforms that are asked for, and all by default', () => {
    assert.deepEqual(placesFor({ platforms: ['wasm'] }), ['wasm']);
    assert.deepEqual(placesFor({}), ownPlaces);
  });

  it('lets the native engine join where it is on, unless the cell does not want it', function () {
    if (!nativeInstalled()) this.skip();
    const before = process.env.BEYOND_FLOPS_NATIVE;
    delete process.env.BEYOND_FLOPS_NATIVE;
    try {
      assert.deepEqual(placesFor({ platforms: ['wasm'] }), ['wasm', 'onnxruntime']);
      assert.deepEqual(placesFor({ platforms: ['onnxruntime'] }), ['onnxruntime']);
      assert.deepEqual(placesFor({}), [...ownPlaces, 'onnxruntime']);
      assert.deepEqual(placesFor({ platforms: ['wasm'], native: false }), ['wasm']);
    } finally {
      process.env.BEYOND_FLOPS_NATIVE = before;
    }
  });

  it('refuses options that are none, before anything is measured', async () => {
    for (const [options, message] of [
      [null, 'the options are null, expected an object with profile, cases, platforms, native, out'],
      [{ profile: 'fast' }, 'profile is "fast", expected smoke, quick or full'],
      [{ case: ['layers'] }, 'case is not an option, did you mean cases?'],
      [{ cases: 'layers' }, 'cases is "layers", expected an array of names'],
      [{ out: 3 }, 'out is 3, expected the path of a folder'],
    ] as const) {
      await assert.rejects(measure('first-look', options as never), { message: `measure: ${message}` });
    }
  });
});
