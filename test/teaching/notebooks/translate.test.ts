import assert from 'node:assert/strict';
import { buildNotebook } from '../../../src/teaching/notebooks/build.js';
import { sourceOf } from '../../../src/teaching/notebooks/notebook.js';
import { translate } from '../../../src/teaching/notebooks/translate.js';

const notebook = buildNotebook(
  '// figures: 0\n// %% [markdown] title\n// # Title\n// %%\nconst a = 1;\n// %% [markdown] end\n// End',
  'x',
);
const translation = '<!-- %% title -->\n# 标题\n\n第二行\n\n<!-- %% end -->\n结束\n';

describe('a translated notebook', () => {
  it('has the texts of the translation and the code, ids and order of the notebook', () => {
    const { cells } = translate(notebook, translation, 'y');
    assert.deepEqual(cells.map(sourceOf), ['# 标题\n\n第二行', 'const a = 1;', '结束']);
    assert.deepEqual(
      cells.map(({ id }) => id),
      notebook.cells.map(({ id }) => id),
    );
  });

  it('joins lines of Chinese text, which has no spaces, but no others', () => {
    const text = translation.replace('第二行', '第一句。\n第二句\n\n- 一\n- 二');
    assert.equal(sourceOf(translate(notebook, text, 'y').cells[0]), '# 标题\n\n第一句。第二句\n\n- 一\n- 二');
  });

  it('is refused if its texts are not those of the notebook', () => {
    const refused = (text: string, message: string) =>
      assert.throws(() => translate(notebook, text, 'y'), { message });
    refused(translation.replace('%% end', '%% fin'), 'y: text 2 is fin, expected end');
    refused('<!-- %% title -->\n标题', 'y: text 2 is missing, expected end');
    refused(`${translation}<!-- %% more -->\n多`, 'y: text 3 is more, expected no more texts');
    refused(`标题\n${translation}`, 'y:1: line is 标题, expected <!-- %% name --> before the first text');
    refused(translation.replace('%% end', '%% title'), 'y:6: title names two texts, expected one');
    refused(translation.replace('结束', ''), 'y: text end is empty, expected text');
  });
});
