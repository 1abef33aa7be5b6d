import assert from 'node:assert/strict';
import { measure } from '../../../src/teaching/cells/measure.js';

describe('measure', () => {
  it('refuses options that are none, before anything is measured', async () => {
    for (const [options, message] of [
      [null, 'the options are null, expected an object with profile, cases, platforms, out'],
      [{ profile: 'fast' }, 'profile is "fast", expected smoke, quick or full'],
      [{ case: ['layers'] }, 'case is not an option, did you mean cases?'],
      [{ cases: 'layers' }, 'cases is "layers", expected an array of names'],
      [{ out: 3 }, 'out is 3, expected the path of a folder'],
    ] as const) {
      await assert.rejects(measure('first-look', options as never), { message: `measure: ${message}` });
    }
  });
});
