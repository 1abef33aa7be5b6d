import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import type { Figure } from '../../../src/reports/figure.js';
import { figureToSvg } from '../../../src/reports/svg.js';
import { bestOfNFigure } from '../../../src/teaching/museum/best-of-n.js';
import type { Exhibit } from '../../../src/teaching/museum/exhibit.js';
import { exhibitFigure, rankingFigure, seriesFigure } from '../../../src/teaching/museum/figures.js';

const pair = (trap: string, wrong: number): Exhibit => ({
  trap,
  quantity: 'time of a call',
  unit: 'µs',
  wrong,
  right: { estimate: 10, low: 9, high: 12, level: 0.95 },
});
const traces = (figure: Figure) => figure.data as Partial<PlotData>[];

describe('the figures of the museum', function () {
  this.timeout(30_000);

  it('show both numbers of a pair, the right one with its interval, and say what is wrong', () => {
    const figure = exhibitFigure(pair('dead code', 2));
    const [wrong, right] = traces(figure);
    assert.deepEqual([wrong.x, right.x], [[2], [10]]);
    assert.deepEqual([right.error_x?.type, (right.error_x as { array: number[] }).array], ['data', [2]]);
    assert.equal(figure.caption, 'Dead code: the number is 5.00 times too small.');
    assert.equal(figure.layout.xaxis?.type, 'log');
    assert.equal(exhibitFigure(pair('dead code', 11)).layout.xaxis?.type, 'linear');
  });

  it('rank the traps, the worst on top, and set apart what did not lie', () => {
    const figure = rankingFigure(
      [pair('harmless', 10), pair('worst', 1000), pair('bad', 1)],
      'Measured today.',
    );
    const [lies, rest] = traces(figure);
    assert.deepEqual([lies.y, rest.y], [['bad', 'worst'], ['harmless']]);
    assert.deepEqual(figure.layout.yaxis?.categoryarray, ['harmless', 'bad', 'worst']);
    assert.match(
      figure.caption,
      /^The worst here: worst: the number is 100 times too large\..* \(grey\): harmless\. Measured today\.$/,
    );
  });

  it('thin long series to at most 200 points, with the first one and in order', () => {
    const values = Array.from({ length: 3000 }, (_, i) => i + 1);
    for (const logarithmic of [true, false]) {
      const options = { title: 'Calls', caption: '', axes: ['call', 'time'], logarithmic } as const;
      const [{ x, y }] = traces(seriesFigure([{ name: 'calls', values }], options));
      const places = x as number[];
      assert.ok(places.length > 50 && places.length <= 200);
      assert.equal(places[0], 1);
      assert.ok(places.every((place, i) => i === 0 || place > places[i - 1]));
      assert.deepEqual(
        y,
        places.map(place => Number(place.toPrecision(4))),
      );
    }
  });

  it('keep all points of a short series', () => {
    const options = {
      title: 'Calls',
      caption: '',
      axes: ['call', 'time'],
      line: { name: 'm', value: 2 },
    } as const;
    const [points, line] = traces(seriesFigure([{ name: 'calls', values: [3, 1, 2], from: 5 }], options));
    assert.deepEqual(
      [points.x, points.y],
      [
        [5, 6, 7],
        [3, 1, 2],
      ],
    );
    assert.deepEqual(
      [line.x, line.y],
      [
        [5, 7],
        [2, 2],
      ],
    );
  });

  it('can all be drawn without a warning from Plotly', async () => {
    const options = { title: 'Calls', caption: '', axes: ['call', 'time'], logarithmic: true } as const;
    const all = [
      bestOfNFigure(),
      exhibitFigure(pair('dead code', 2)),
      rankingFigure([pair('bad', 1), pair('worst', 1000)], ''),
      seriesFigure([{ name: 'calls', values: [3, 1, 2] }], options),
    ];
    for (const figure of all) {
      assert.match(await figureToSvg(figure, { width: 700, height: 300 }), /<path/);
    }
  });
});
