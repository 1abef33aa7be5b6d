import type { Lesson } from '../../../src/teaching/handout/lessons.js';
import type { Cell, Notebook, Output } from '../../../src/teaching/notebooks/notebook.js';

/** Text that must be shown as it is, and never run. */
export const NASTY = '<script>alert(1)</script><img src=x onerror=alert(1)>';

export function text(id: string, source: string): Cell {
  return { cell_type: 'markdown', id, metadata: {}, source: source.split(/(?<=\n)/) };
}

export function code(id: string, source: string, ...outputs: Output[]): Cell {
  return {
    cell_type: 'code',
    id,
    metadata: {},
    source: source.split(/(?<=\n)/),
    execution_count: 7,
    outputs,
  };
}

export function output(data: Record<string, unknown>): Output {
  return { output_type: 'display_data', data, metadata: {} };
}

export function notebookOf(...cells: Cell[]): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'tslab', display_name: 'TypeScript (tslab)', language: 'typescript' },
      language_info: {},
      beyond_flops: { figures: 0 },
    },
    cells,
  };
}

const STATIC = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>';

/** A figure of three points, as `show` leaves it in a notebook: the figure, then its caption. */
export function figureOutputs(title: string, extra: Record<string, unknown> = {}): Output[] {
  const data = [{ type: 'scatter', mode: 'lines+markers', x: [1, 2, 3], y: [2, 1, 3] }];
  const figure = { data, layout: { title: { text: title }, height: 300 }, config: {}, ...extra };
  return [
    output({
      'application/vnd.plotly.v1+json': figure,
      'image/svg+xml': STATIC,
      'text/plain': `[figure: ${title}]`,
    }),
    output({ 'text/markdown': `*Caption of ${title}.*`, 'text/plain': '' }),
  ];
}

/** Names of the frames of `filmOutputs`. */
export const FRAMES = ['t = 1', 't = 2'];

/** A figure with two frames and a slider over them. */
export function filmOutputs(title: string): Output[] {
  const frames = FRAMES.map((name, i) => ({ name, data: [{ x: [1, 2, 3], y: [i, 10 * i, i] }] }));
  const steps = FRAMES.map(label => ({ label, method: 'animate', args: [[label], { mode: 'immediate' }] }));
  return figureOutputs(title, {
    frames,
    layout: { title: { text: title }, height: 300, yaxis: { range: [0, 11] }, sliders: [{ steps }] },
  });
}

const VERDICTS = `**Verdicts: x**

| claim | platform | verdict | evidence | rule |
| --- | --- | --- | --- | --- |
| At g = 8 it is slower. | typescript | reproduced | 2 | from 1 |
| At g = 8 it is slower. | wasm | not here | 1 | from 1 |`;

/** Two lessons; the second has no Chinese text. */
export function sampleLessons(): Lesson[] {
  const first = (title: string) =>
    notebookOf(
      text('title', `# ${title}\n\n**Question** with $x^2$ and ${NASTY}?\n\n*About 30 minutes.*`),
      text(
        'goals',
        '## Goals\n\n- see [the other](11-b.ipynb#the-idea) and [how](../METHODOLOGY.md#what-is-counted)',
      ),
      text('predict', '## Predict\n\nWhich is slower?'),
      code('c0ffee00', 'await show(x);', ...figureOutputs('One'), ...filmOutputs('Film')),
      code('c0ffee01', 'showTable(y);', output({ 'text/markdown': VERDICTS })),
    );
  const second = notebookOf(
    text('title', '# 11 · B\n\nWhy?'),
    text('the-idea', '## The idea\n\n$$a = b$$'),
    code('c0ffee02', 'await show(z);', ...figureOutputs('Two')),
  );
  return [
    { name: '10-a', notebooks: { en: first('10 · A'), zh: first('10 · 甲') } },
    { name: '11-b', notebooks: { en: second } },
  ];
}
