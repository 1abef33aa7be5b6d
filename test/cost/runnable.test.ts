import assert from 'node:assert/strict';
import { networkCost } from '../../src/cost/network-cost.js';
import { expectRunnable } from '../../src/cost/runnable.js';
import { catalogue, graphOf, publishedModels } from '../../src/networks/models/catalogue.js';
import { writeOnnx } from '../../src/networks/onnx/write.js';

/** The upper bounds of parameters. */
const MOST: Readonly<Record<string, number>> = {
  ...{ width: 10, depth: 10 },
  ...{ resolution: 4096, classes: 1_000_000, alpha2: 30, alpha3: 30 },
};

/** Of a family, those parameters that may be that large. */
function largest(name: string): Record<string, number> {
  const { parameters } = catalogue.find(family => family.name === name)!;
  return Object.fromEntries(
    Object.entries(MOST).filter(([key, value]) => {
      try {
        return key in parameters && graphOf(name, { [key]: value });
      } catch {
        return false; // One of a few values.
      }
    }),
  );
}

describe('the largest networks', () => {
  it('can be counted exactly, with all parameters at their upper bounds, and end at once', function () {
    this.timeout(30_000);
    for (const { name } of catalogue) {
      const asked = largest(name);
      assert.ok('resolution' in asked && 'classes' in asked, name);
      const { macs, memoryAccessCost, peakBytes } = networkCost(graphOf(name, asked));
      for (const count of [2 * macs, 4 * memoryAccessCost, peakBytes]) assert.ok(Number.isSafeInteger(count));
      for (const [key, value] of Object.entries(asked)) {
        assert.throws(() => graphOf(name, { [key]: value + 1 }), { name: 'InputError' }, `${name} ${key}`);
      }
    }
  });

  it('that are published can be run', () => {
    for (const { name } of publishedModels()) expectRunnable('test', graphOf(name));
  });

  it('beyond that are refused before the work, for what is too much of them', () => {
    const refuses = (asked: object, message: RegExp) =>
      assert.throws(() => expectRunnable('test', graphOf('mobilenet-v2', { ...asked })), {
        name: 'InputError',
        message,
      });
    refuses(
      { classes: 300_000 },
      /^test: mobilenet-v2 classes=300000 has 387 M parameters, expected at most 269 M$/,
    );
    refuses(
      { resolution: 4096 },
      /^test: mobilenet-v2 resolution=4096 has 101 G multiply-accumulates, expected at most 100 G$/,
    );
    refuses(
      { resolution: 3000, width: 0.5 },
      /^test: an op of mobilenet-v2 resolution=3000 width=0.5 reads and writes [\d,]+ MiB, expected at most 512 MiB$/,
    );
    assert.throws(
      () => writeOnnx(graphOf('mobilenet-v2', { classes: 300_000 }), 1),
      /^InputError: writeOnnx: mobilenet-v2 classes=300000 has 387 M parameters/,
    );
  });
});
