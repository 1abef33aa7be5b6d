import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { linesOf, type Notebook, notebookText, sourceOf } from '../notebooks/notebook.js';
import { LANGUAGES, type Lesson, notebookPath, titleOf } from './lessons.js';

/**
 * Writes the copies for students, to be put into the folder `notebooks` of a clone, and a README that says how.
 *
 * @param folder  an existing folder; its name is that of the folder in the clone
 */
export async function writeStudentCopies(
  lessons: readonly Lesson[],
  commit: string,
  folder: string,
): Promise<void> {
  for (const { name, notebooks } of lessons) {
    for (const language of LANGUAGES) {
      const notebook = notebooks[language];
      if (!notebook) continue;
      const file = join(folder, notebookPath(name, language));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, notebookText(studentCopy(notebook)));
    }
  }
  await writeFile(join(folder, 'README.md'), studentReadme(lessons, commit));
}

/**
 * A notebook as it was before it was run: no outputs, no execution counts. Links that lead out of the notebooks'
 * folder go up one folder more, for the copy lies one deeper.
 */
export function studentCopy(notebook: Notebook): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map(cell =>
      cell.cell_type === 'code'
        ? { ...cell, metadata: {}, execution_count: null, outputs: [] }
        : {
            ...cell,
            source: linesOf(sourceOf(cell).replace(/(\]\()((?:\.\.\/)+)(?!\d\d-[^)]*\.ipynb)/g, '$1../$2')),
          },
    ),
  };
}

function studentReadme(lessons: readonly Lesson[], commit: string): string {
  const rows = lessons.map(({ name, notebooks: { en, zh } }) => {
    const chinese = zh ? `[${titleOf(zh)}](${notebookPath(name, 'zh')})` : '';
    return `| [${titleOf(en)}](${notebookPath(name, 'en')}) | ${chinese} |`;
  });
  return `# beyond-flops: notebooks for students

Why do two neural networks with the same FLOPs not run at the same speed? In these notebooks you predict, measure on
your own machine, and explain.

## Start

You need Node.js 20.19, 22.13, 24 or newer, and Python 3.10 or newer for JupyterLab; on Linux, macOS or Windows.

1. Clone the project from the address that you were given, and check out the commit that these copies were made from:

   \`\`\`
   git clone <address> beyond-flops
   cd beyond-flops
   git checkout ${commit.replace(/\+changes$/, '')}
   \`\`\`

2. Put this whole folder into the clone as \`notebooks/student\`. (From there the notebooks find the library.)
3. \`npm run lab\` installs what is missing, opens JupyterLab, and takes a few minutes the first time. Open the folder
   \`student\` and begin with the first notebook of the table.

Run cells from top to bottom with Shift+Enter. Where the text asks you to predict, write your guess before you run the next
cell: it is not graded. A cell that ends in \`await check(…)\` checks your answer and says what is missing.

Measure on mains power, with other programs closed. Another machine gives other numbers; that is the point.

## The notebooks

| English | 中文 |
| --- | --- |
${rows.join('\n')}

## 开始

需要 Node.js 20.19、22.13、24 或更新版本，以及 Python 3.10 或更新版本（用于 JupyterLab）。

1. 按上面的命令克隆项目并检出该提交。
2. 把整个文件夹放进克隆的仓库，路径为 \`notebooks/student\`（这样 notebook 才能找到库）。
3. 运行 \`npm run lab\`，在 JupyterLab 中打开 \`student\` 文件夹；中文版在其中的 \`zh\` 文件夹里。

从上到下用 Shift+Enter 运行单元格。文中要求预测时，请先写下猜测再运行下一格，预测不计分。以 \`await check(…)\`
结尾的单元格会检查你的答案，并指出还缺什么。测量时请接通电源并关闭其他程序。
`;
}
