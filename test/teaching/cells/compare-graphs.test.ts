import assert from 'node:assert/strict';
import { compareGraphs } from '../../../src/teaching/cells/compare-graphs.js';
import { convGraph } from '../../measure/graphs/sample-comparison.js';

describe('compareGraphs', () => {
  it('refuses options that it does not have, and values that they cannot have', async () => {
    const refused: readonly (readonly [options: object, message: string])[] = [
      [{ rounds: 0 }, 'rounds is 0, expected a positive integer'],
      [{ rounds: '31' }, 'rounds is "31", expected a positive integer'],
      [{ round: 31 }, 'round is not an option, did you mean rounds?'],
    ];
    for (const [options, message] of refused) {
      await assert.rejects(compareGraphs({ a: convGraph('a', 2) }, options), {
        name: 'InputError',
        message: `compareGraphs: ${message}`,
      });
    }
  });
});
