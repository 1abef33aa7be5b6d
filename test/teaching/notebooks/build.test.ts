import assert from 'node:assert/strict';
import { buildNotebook } from '../../../src/teaching/notebooks/build.js';
import { countFigures, notebookText, sourceOf } from '../../../src/teaching/notebooks/notebook.js';

const script = `// figures: 2
// %% [markdown] title
// # Title
//
// Text with \`code\`.

// %%
const a = 1;

console.log(a);

// %%
const b = 2;
`;

describe('notebooks built from percent scripts', () => {
  it('hold a Markdown or code cell for each marker, without comment signs and outer blank lines', () => {
    const { cells } = buildNotebook(script, 'x');
    assert.deepEqual(
      cells.map(cell => [cell.cell_type, sourceOf(cell)]),
      [
        ['markdown', '# Title\n\nText with `code`.'],
        ['code', 'const a = 1;\n\nconsole.log(a);'],
        ['code', 'const b = 2;'],
      ],
    );
    assert.deepEqual(cells[1].source, ['const a = 1;\n', '\n', 'console.log(a);']);
  });

  it('name the kernel and keep the declared number of figures', () => {
    const notebook = buildNotebook(script, 'x');
    assert.equal(notebook.metadata.kernelspec.name, 'tslab');
    assert.equal(notebook.metadata.beyond_flops.figures, 2);
    assert.equal(countFigures(notebook), 0);
  });

  it('are the same text for the same script, also with Windows line endings', () => {
    const text = notebookText(buildNotebook(script, 'x'));
    assert.equal(notebookText(buildNotebook(script.replace(/\n/g, '\r\n'), 'x')), text);
  });

  it('keep the ids of all other cells when one cell changes', () => {
    const ids = (text: string) => buildNotebook(text, 'x').cells.map(cell => cell.id);
    const before = ids(script);
    const after = ids(script.replace('const a = 1', 'const a = 3'));
    assert.notEqual(after[1], before[1]);
    assert.deepEqual([after[0], after[2]], [before[0], before[2]]);
  });

  it('use the name of a text cell as its id', () => {
    assert.equal(buildNotebook(script, 'x').cells[0].id, 'title');
  });

  it('give different ids to cells with the same text, all of the form that nbformat allows', () => {
    const ids = buildNotebook(`${script}// %%\nconst b = 2;\n`, 'x').cells.map(cell => cell.id);
    assert.equal(new Set(ids).size, 4);
    for (const id of ids) assert.match(id, /^[a-zA-Z0-9-_]{1,64}$/);
  });

  it('refuse a script that does not fit the form, naming the line', () => {
    const refused = (text: string, message: RegExp) => assert.throws(() => buildNotebook(text, 'x'), message);
    refused('const a = 1;', /^Error: x: no line begins with \/\/ %%/);
    refused(script.replace('// figures: 2', '//'), /^Error: x: no line `\/\/ figures: <count>`/);
    refused(script.replace('// # Title', '# Title'), /^Error: x:3: Markdown line is # Title/);
    refused(script.replace('[markdown]', '[md]'), /^Error: x:2: marker is \/\/ %% \[md\] title/);
    refused(script.replace(' title', ''), /^Error: x:2: marker is \/\/ %% \[markdown\], expected/);
    refused(`${script}// %% [markdown] title\n// Again`, /^Error: x:14: title names two cells/);
    refused(`${script}// %%\n\n`, /^Error: x:14: the cell is empty/);
  });
});
