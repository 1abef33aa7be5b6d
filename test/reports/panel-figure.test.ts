import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';

const text = { id: 'toy', title: 'A toy', caption: 'Nothing to see.' };

/** A panel with a trace of each of these names. */
const panel = (heading: string, ...names: string[]): DrawnPanel => ({
  heading,
  x: {},
  y: { title: { text: heading } },
  traces: names.map(name => ({ type: 'scatter', name })),
});

describe('a figure of panels', () => {
  it('puts each trace on the axes of its panel, and a name once into the legend', () => {
    const { data, layout } = panelFigure(text, [panel('left', 'a', 'b'), panel('right', 'a')])!;
    assert.deepEqual(
      (data as Partial<PlotData>[]).map(({ name, xaxis, yaxis, showlegend }) => [
        name,
        xaxis,
        yaxis,
        showlegend,
      ]),
      [
        ['a', 'x', 'y', true],
        ['b', 'x', 'y', true],
        ['a', 'x2', 'y2', false],
      ],
    );
    assert.deepEqual(
      [layout.yaxis, layout.yaxis2],
      [{ title: { text: 'left' } }, { title: { text: 'right' } }],
    );
  });

  it('leaves out panels in which nothing is drawn, and is left out where none is left', () => {
    const { data, layout } = panelFigure(text, [panel('empty'), panel('full', 'a')])!;
    assert.deepEqual(
      (data as Partial<PlotData>[]).map(({ xaxis }) => xaxis),
      ['x'],
    );
    assert.equal(layout.annotations?.length, 1);
    assert.equal(panelFigure(text, [panel('empty')]), undefined);
    assert.equal(panelFigure(text, []), undefined);
  });

  it('has room for as many rows of the legend as its names need', () => {
    const bottom = (...names: string[]) => panelFigure(text, [panel('one', ...names)])!.layout.margin!.b!;
    const long = 'more than half of the figure is wide '.repeat(2);
    assert.equal(bottom('a', 'b', 'c', 'd', 'e'), bottom('a'));
    const row = bottom(long, `${long} 2`) - bottom(long);
    assert.ok(row > 0);
    assert.equal(bottom(long, `${long} 2`, `${long} 3`) - bottom(long), 2 * row);
  });

  it('has the usual layout but for what is said otherwise', () => {
    const panels = [panel('left', 'a'), panel('right', 'a')];
    const usual = panelFigure(text, panels)!.layout;
    assert.deepEqual(panelFigure(text, panels, { height: 200 })!.layout, { ...usual, height: 200 });
  });
});
