import assert from 'node:assert/strict';
import { CATEGORIES, categoryOf } from '../../../../src/teaching/handout/api/categories.js';
import { fencedFormulas } from '../../../../src/teaching/handout/api/formulas.js';

describe('the pages of the public interface', () => {
  it('keep indented formulas as they are written, and leave lists and texts alone', () => {
    const text = 'A sum:\n\n  y = Σ_i x_i\n    · w_i\n\nof all.\n\n- one\n  more\n\n  - two';
    assert.equal(
      fencedFormulas(text),
      'A sum:\n\n```text\ny = Σ_i x_i\n  · w_i\n```\n\nof all.\n\n- one\n  more\n\n  - two',
    );
  });

  it('put every export under a heading by its folder', () => {
    assert.equal(categoryOf('src/networks/models/blocks/fire.ts'), 'Blocks');
    assert.equal(categoryOf('src/networks/models/catalogue.ts'), 'Networks');
    assert.equal(categoryOf('src/networks/platforms.ts'), 'Platforms');
    assert.equal(categoryOf('src/measure/graphs/graph-comparison.ts'), 'Comparing graphs');
    assert.equal(categoryOf('src/measure/results/rows.ts'), 'Experiments and their results');
    assert.ok(CATEGORIES.includes(categoryOf('src/errors.ts')));
  });
});
