import assert from 'node:assert/strict';
import type { Data, Layout } from 'plotly.js';
import { axisTitleProblem } from '../../src/reports/axis-titles.js';
import type { Figure } from '../../src/reports/figure.js';
import { figureProblems } from '../../src/reports/figure-rules.js';
import { COLOURS, PAPER_STYLE, PREDICTED_STYLE } from '../../src/reports/theme.js';

const layout: Partial<Layout> = {
  xaxis: { title: { text: 'input channels' } },
  yaxis: { title: { text: 'time, ms' } },
};
const measured: Partial<Data> = { type: 'scatter', mode: 'lines+markers', name: 'wasm', x: [1], y: [2] };
const predicted: Partial<Data> = {
  ...{ type: 'scatter', mode: 'lines', name: 'by FLOPs', x: [1], y: [2] },
  line: PREDICTED_STYLE.line,
};
const paper: Partial<Data> = {
  ...{ type: 'scatter', mode: 'markers', name: 'paper, ARM', x: [1], y: [2] },
  marker: PAPER_STYLE.marker,
};
const good: Figure = {
  id: 'staircase',
  title: 'Latency at every channel count',
  caption: 'The dashed line is what FLOPs promise.',
  data: [measured, predicted, paper],
  layout,
};

/** The problems of a good figure after some changes. */
const problems = (changes: Partial<Figure>) => figureProblems({ ...good, ...changes });

describe('axis titles', () => {
  const right = [
    ...['time, ms', 'time per MAC, × first', 'time, % of the whole network', 'time over the line, %'],
    ...['time, conv 3×3 = 1', 'speed, GFLOP/s', 't, slices', 'benchmark, count', 'working set, bytes'],
    ...['input channels', 'groups', 'c1 : c2', 'x₁ / radius', 'dimensions n', 'rank correlation ρ', 'x'],
    ...['preserved share of the area', 'error, median over draws', 'effective rank of what comes back'],
  ];
  for (const title of right) {
    it(`may be \`${title}\``, () => assert.equal(axisTitleProblem(title), undefined));
  }

  const wrong: [title: string, problem: RegExp][] = [
    ['', /^is missing, expected `quantity, unit`/],
    ['time', /^is `time`, expected `quantity, unit`, for instance `time, ms`/],
    ['time of all channels', /^is `time of all channels`, expected/],
    ['memory per image', /only pure numbers have no unit: names that end in batch, channels/],
    ['time (ms)', /^is `time \(ms\)`, expected `time, ms`$/],
    ['speed [GFLOP/s]', /expected `speed, GFLOP\/s`$/],
    ['time, msec', /whose unit is `msec`, expected `%`, .* or one of ns, µs, ms/],
    ['time, of a call', /whose unit is `of a call`/],
    ['time, = 1', /whose unit is `= 1`/],
  ];
  for (const [title, problem] of wrong) {
    it(`may not be \`${title}\``, () => assert.match(axisTitleProblem(title) ?? 'right', problem));
  }
});

describe('the rules for figures', () => {
  it('have nothing to say of a good figure', () => {
    assert.deepEqual(figureProblems(good), []);
  });

  it('name the figure, the place in its layout and the cure', () => {
    const yaxis = { title: { text: 'time (ms)' } };
    assert.deepEqual(problems({ layout: { ...layout, yaxis } }), [
      'figure staircase: layout.yaxis.title is `time (ms)`, expected `time, ms`',
    ]);
  });

  it('ask for a title of each axis with numbers, in every panel, and of none with names', () => {
    const second: Partial<Data> = { ...measured, xaxis: 'x2', yaxis: 'y2' };
    assert.deepEqual(
      problems({ data: [...good.data, second] }).map(text => text.split(', ')[0]),
      ['xaxis2', 'yaxis2'].map(axis => `figure staircase: layout.${axis}.title is missing`),
    );
    const names: Partial<Data> = { ...measured, x: ['add', 'relu'] };
    assert.deepEqual(problems({ data: [names, predicted], layout: { yaxis: layout.yaxis } }).length, 1);
    assert.deepEqual(problems({ data: [names], caption: 'x', layout: { yaxis: layout.yaxis } }), []);
    const hidden = { ...layout, xaxis: { visible: false } };
    assert.deepEqual(problems({ layout: hidden }), []);
  });

  it('ask for a title of a scale of colours', () => {
    const heat: Partial<Data> = { type: 'heatmap', name: 'map', x: [1], y: [1], z: [[1]] };
    const drawn = (colorbar: object) => problems({ caption: 'x', data: [{ ...heat, ...colorbar }] });
    assert.match(drawn({})[0], /trace `map`: colorbar.title is missing/);
    assert.deepEqual(drawn({ showscale: false }), []);
    assert.deepEqual(drawn({ colorbar: { title: { text: 'misses, lines' } } }), []);
  });

  it('ask for a title and a caption', () => {
    assert.match(problems({ title: ' ' }).join(), /title is empty/);
    assert.match(problems({ caption: '' }).join(), /caption is empty, expected what to see in it/);
  });

  describe('on captions that speak of lines', () => {
    const drawnBy = (caption: string, changes: Partial<Figure>) =>
      problems({ caption, ...changes }).length === 0;
    const dotted = { line: { color: COLOURS[1], dash: 'dot' } } as const;

    it('refuse lines that are not drawn', () => {
      assert.deepEqual(problems({ data: [measured, paper] }), [
        "figure staircase: the caption says `dashed`, but no trace or shape has such a line: take the word out, or draw the line with line: { dash: 'dash' }",
      ]);
      assert.match(problems({ caption: 'Dotted: one thread.' }).join(), /says `dotted`.*dash: 'dot'/);
      const markers: Partial<Data> = { ...measured, mode: 'markers' };
      assert.match(problems({ caption: 'Solid: fused.', data: [markers, predicted] }).join(), /says `solid`/);
    });

    it('take no line that cannot be seen for one', () => {
      const dots: Partial<Data> = { ...measured, mode: 'markers', ...dotted };
      const hidden: Partial<Data> = { ...measured, visible: false, ...dotted };
      assert.ok(!drawnBy('The dotted line.', { data: [dots, paper] }));
      assert.ok(!drawnBy('The dotted line.', { data: [hidden, paper] }));
    });

    it('find lines in traces, shapes and frames', () => {
      const trace: Partial<Data> = { ...measured, ...dotted };
      assert.ok(drawnBy('The dotted line.', { data: [trace, paper] }));
      assert.ok(
        drawnBy('The dotted line.', { layout: { ...layout, shapes: [{ type: 'line', ...dotted }] } }),
      );
      assert.ok(drawnBy('The dotted line.', { frames: [{ name: '1', data: [trace] }] }));
      assert.ok(drawnBy('Solid: measured; dashed: promised.', {}));
    });

    it('do not take dots for dotted lines', () => {
      assert.ok(drawnBy('Large dots are multiples of 4.', {}));
    });
  });

  it('refuse two traces of a panel that look alike', () => {
    const again: Partial<Data> = { ...paper, name: 'paper, GPU' };
    assert.deepEqual(problems({ data: [...good.data, again] }), [
      'figure staircase: trace `paper, ARM` and trace `paper, GPU` look alike (#000000 diamond-open): give one another colour or symbol',
    ]);
    const line = { ...predicted, name: 'by bytes' };
    assert.match(
      problems({ data: [...good.data, line] }).join(),
      /dash line\): give one another colour or dash/,
    );
    const filled = [COLOURS[0], COLOURS[1]].map((fillcolor, i) => ({
      ...line,
      name: `part ${i}`,
      fillcolor,
    }));
    assert.deepEqual(problems({ data: [...good.data, ...filled] }), []);
    const elsewhere: Partial<Data> = { ...again, xaxis: 'x2', yaxis: 'y2' };
    const panels = { ...layout, xaxis2: layout.xaxis, yaxis2: layout.yaxis };
    assert.deepEqual(problems({ data: [...good.data, elsewhere], layout: panels }), []);
  });

  it('keep the marker of papers for papers', () => {
    const plain: Partial<Data> = { ...paper, marker: { symbol: 'circle', color: '#123456' } };
    assert.match(
      problems({ data: [measured, predicted, plain] }).join(),
      /`paper, ARM` is of a paper, expected/,
    );
    const posing: Partial<Data> = { ...paper, name: 'wasm' };
    assert.match(
      problems({ data: [predicted, posing] }).join(),
      /`wasm` has the marker of papers, diamond-open/,
    );
  });
});
