import { join } from 'node:path';
import { writeText } from '../../measure/results/files.js';
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
      await writeText(join(folder, notebookPath(name, language)), notebookText(studentCopy(notebook)));
    }
  }
  await writeText(join(folder, 'README.md'), studentReadme(lessons, commit));
}

/**
 * A notebook as it was before it was run: no outputs, no execution counts. Links that lead out of the notebooks'
 * folder go up one folder more, because the copy lies one folder deeper.
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

2. Put this whole folder into the clone as \`notebooks/student\`. (From there, the notebooks find the library.)
3. \`npm run lab\` installs what is missing and opens JupyterLab; the first time, this takes a few minutes. Open the
   folder \`student\` and begin with the first notebook in the table.

Run cells from top to bottom with Shift+Enter. Where the text asks you to predict, write down your guess before you run
the next cell; guesses are not graded. A cell that ends in \`await check(…)\` checks your answer and says what is missing.

Measure on mains power, with other programs closed. Another machine gives other numbers; that is the point.

## The notebooks

| English | 中文 |
| --- | --- |
${rows.join('\n')}

## 开始

需要 Node.js 20.19、22.13、24 或更新版本，以及 Python 3.10 或更新版本（用于 JupyterLab）。

1. 按上面的命令克隆项目并检出该提交。
2. 把这个文件夹整个放进克隆下来的仓库，路径为 \`notebooks/student\`（放在那里，笔记本才能找到库）。
3. 运行 \`npm run lab\`：它会安装缺少的部分并打开 JupyterLab，第一次需要几分钟。打开 \`student\` 文件夹，从表中的第一个笔记本开始；中文版在其中的 \`zh\` 文件夹里。

用 Shift+Enter 从上到下运行单元格。文中要求预测时，请先写下你的猜测，再运行下一个单元格；猜测不计分。以 \`await check(…)\` 结尾的单元格会检查你的答案，并指出还缺什么。

测量时请接通电源，并关闭其他程序。换一台机器，数字也会不同，这正是要点所在。
`;
}
