import assert from 'node:assert/strict';
import { projectFile } from '../../../src/teaching/cells/project-file.js';
import { buildNotebook } from '../../../src/teaching/notebooks/build.js';
import { cellErrors } from './cell-types.js';

const folder = projectFile('notebooks');

function errorsOf(...cells: readonly string[]): readonly string[] {
  const script = ['// figures: 0', ...cells.map(cell => `// %%\n${cell}`)].join('\n');
  return cellErrors([{ name: 'x', notebook: buildNotebook(script, 'x') }], folder).get('x')!;
}

describe('the types of cells', function () {
  this.timeout(60_000);

  it('know the library and what earlier cells declare; a cell may import again', () => {
    const cells = [
      "import { countGraph, figures, measure } from 'beyond-flops';\nconst finding = await measure('zoo');",
      "import { figures, verdicts } from 'beyond-flops';\nconst shown = [figures(finding), verdicts(finding)];",
      'const source = `\nexport function f(): i32 { return 1; }\n`;\nshown.concat([]);',
    ];
    assert.deepEqual(errorsOf(...cells), []);
  });

  it('tell the cell and the line of a wrong argument, a missing name and a syntax error', () => {
    assert.deepEqual(errorsOf("import { measure } from 'beyond-flops';", '\nconst a = 1;\nmeasure(a);'), [
      "cell 2, line 2: Argument of type 'number' is not assignable to parameter of type 'string'.",
    ]);
    assert.match(errorsOf('later;', 'const other = 1;').join(), /^cell 1, line 1: Cannot find name 'later'/);
    assert.match(errorsOf('const a = ;').join(), /^cell 1, line 1: Expression expected/);
  });
});
