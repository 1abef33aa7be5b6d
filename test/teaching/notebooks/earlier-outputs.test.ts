import assert from 'node:assert/strict';
import { buildNotebook } from '../../../src/teaching/notebooks/build.js';
import { readNotebook, withEarlierOutputs } from '../../../src/teaching/notebooks/earlier-outputs.js';
import type { Cell, Notebook } from '../../../src/teaching/notebooks/notebook.js';

const build = (text: string, code: string) =>
  buildNotebook(`// figures: 0\n// %% [markdown] text\n// ${text}\n// %%\n${code}\n// %%\nconst b = 2;`, 'x');

function run(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell, i): Cell => {
    const output = { output_type: 'stream' as const, name: 'stdout' as const, text: `${i}` };
    return cell.cell_type === 'code' ? { ...cell, execution_count: i, outputs: [output] } : cell;
  });
  return { ...notebook, cells };
}

describe('outputs of an earlier build', () => {
  const earlier = run(build('Text.', 'const a = 1;'));

  it('stay where only a text changed', () => {
    const changed = build('Another text.', 'const a = 1;');
    assert.deepEqual(withEarlierOutputs(changed, earlier), run(changed));
  });

  it('all go where the code of any cell changed, or where there are none', () => {
    const changed = build('Text.', 'const a = 2;');
    assert.deepEqual(withEarlierOutputs(changed, earlier), changed);
    const shorter = { ...changed, cells: changed.cells.slice(0, 2) };
    assert.deepEqual(withEarlierOutputs(shorter, earlier), shorter);
    assert.deepEqual(withEarlierOutputs(changed, undefined), changed);
    assert.equal(readNotebook('/no/such.ipynb'), undefined);
  });
});
