import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import { figureProblems } from '../../../src/reports/figure-rules.js';
import { figureToSvg } from '../../../src/reports/svg.js';
import type { Table } from '../../../src/reports/table.js';
import {
  burstTable,
  estimatorTable,
  windowFigure,
  windowTable,
  worstWindow,
} from '../../../src/teaching/museum/burst-views.js';
import { distanceFromOne } from '../../../src/teaching/museum/windows.js';
import { noisyBurst } from './noisy-burst.js';

const column = ({ rows }: Table, index: number) => rows.map(row => row[index] as number);
const falls = (values: readonly number[]) => values.every((value, i) => i === 0 || value < values[i - 1]);

describe('what is shown of a burst', function () {
  this.timeout(30_000);
  const burst = noisyBurst(300);

  it('is, for each length of a window, the worst A/A pair and the range of a ratio', () => {
    const table = windowTable(burst, 'b');
    assert.deepEqual(column(table, 0), [9, 15, 31, 61, 101, 300]);
    assert.deepEqual(column(table, 1), [292, 286, 270, 240, 200, 1]);
    assert.deepEqual(column(table, 2), [33, 20, 9, 4, 2, 1]);
    assert.ok(falls(column(table, 3)), String(column(table, 3)));
    const [smallest, largest] = [column(table, 4), column(table, 5)];
    assert.ok(falls(largest.map((value, i) => value - smallest[i])));
    assert.ok(smallest[0] < 1.45 && largest[0] > 1.55 && Math.abs(smallest[5] - 1.5) < 0.02);
    assert.equal(column(table, 3)[5], 100 * distanceFromOne(burst.noise.estimate));
  });

  it('leaves out the lengths for which there are not enough rounds', () => {
    assert.deepEqual(column(windowTable(noisyBurst(60), 'b'), 0), [9, 15, 31, 60]);
    assert.deepEqual(column(windowTable(noisyBurst(31), 'b'), 0), [9, 15, 31]);
    assert.equal(estimatorTable(noisyBurst(60)).columns.length, 4);
  });

  it('is the worst window of each estimator, of which the first is that of the other table', () => {
    const table = estimatorTable(burst);
    assert.deepEqual(
      table.rows.map(([name]) => name),
      ['median of paired ratios', 'ratio of medians', 'ratio of minima'],
    );
    assert.deepEqual(table.rows[0].slice(1), column(windowTable(burst, 'b'), 3).slice(0, 5));
    for (const row of table.rows) assert.ok(Number(row[5]) < Number(row[1]) / 2, row.join());
    assert.equal(column(table, 1)[0], 100 * distanceFromOne(worstWindow(burst, 9)));
  });

  it('is one row for each burst, with intervals', () => {
    const quiet = noisyBurst(31, { noise: 0.001 });
    const { rows } = burstTable([burst, quiet], 'b');
    assert.deepEqual(
      rows.map(([i, rounds]) => [i, rounds]),
      [
        [1, 300],
        [2, 31],
      ],
    );
    assert.match(String(rows[1][2]), /^1\.50 \[1\.50, 1\.50\]$/);
    assert.match(String(rows[1][3]), /^1\.00 \[(0\.999|1\.00), 1\.00\]$/);
  });

  it('is drawn in two panels that keep the rules for figures', async () => {
    const figure = windowFigure(burst, 'b', 'Measured today.');
    assert.deepEqual(figureProblems(figure), []);
    assert.match(figure.caption, /one burst of 300 rounds.* Measured today\.$/);
    const [truth, paired] = figure.data as Partial<PlotData>[];
    assert.deepEqual(truth.y, [1, 1]);
    const { array, arrayminus } = paired.error_y as { array: number[]; arrayminus: number[] };
    assert.ok(falls(array.map((up, i) => up + arrayminus[i])));
    assert.match(await figureToSvg(figure, { width: 920, height: 480 }), /<path/);
  });

  it('is refused for what is no burst, is too short, or has no such graph', () => {
    assert.throws(
      () => worstWindow(noisyBurst(5), 9),
      /^InputError: worstWindow: rounds is 9, expected at most 5, as the burst has$/,
    );
    assert.throws(() => windowFigure(noisyBurst(5), 'b', ''), /rounds is 5, expected at least 9$/);
    assert.throws(() => windowTable(burst, 'c'), /^InputError: graph c: unknown, did you mean/);
    assert.throws(() => burstTable([], 'b'), /burstTable: bursts is \[\], expected at least one$/);
    assert.throws(
      () => estimatorTable({} as never),
      /^InputError: estimatorTable: burst has no first, expected what measureBurst returned$/,
    );
  });
});
