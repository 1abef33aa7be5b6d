import assert from 'node:assert/strict';
import { exact } from '../../../experiments/activations/exact.js';
import { printedOverheads } from '../../../experiments/activations/printed-passes.js';
import { resultsOf } from '../../../src/measure/results/results.js';

describe('what Table 5 of MobileNetV3 says of h-swish without a kernel', () => {
  it('is the time over ReLU for each element that passes through it', () => {
    const [everywhere, half, from112] = printedOverheads(
      resultsOf({ id: 'activations' }, exact(), undefined),
    );
    // 68.9 − 50.5 ms over all 3,825,632 elements; 9 of 4 bytes for each.
    assert.equal(everywhere.elementsM, 3.825632);
    assert.ok(Math.abs(everywhere.ms - 18.4) < 1e-9);
    assert.ok(Math.abs(everywhere.nsPerElement - 18.4e6 / 3_825_632) < 1e-9);
    assert.ok(Math.abs(everywhere.gigabytesPerS - (36 * 3_825_632) / 18.4e6) < 1e-9);
    // The stem, 112² · 16, and rows 7 to 16.
    assert.equal(half.elementsM, 1.511264);
    assert.ok(Math.abs(half.ms - 7) < 1e-9);
    // Rows 11 to 16, without the stem.
    assert.equal(from112.elementsM, 0.852704);
  });
});
