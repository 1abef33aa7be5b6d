import assert from 'node:assert/strict';
import { KINDS, TENSOR_KINDS } from '../../src/cost/layer-kinds.js';
import { BETWEEN, barOf, FASTER, FULL_SPEED, MEMORY } from '../../src/doctor/bar.js';
import { barFigure, barTable, drawnBarTable } from '../../src/doctor/bar-figure.js';
import type { LayerReport, PlatformReport } from '../../src/doctor/report-type.js';
import { figureProblems } from '../../src/reports/figure-rules.js';
import { randomStream } from '../../src/tensors/random.js';
import { around, sampleReport } from './sample-report.js';

const [sample] = sampleReport.platforms;
const ceilings = { gflops: 100, gigabytesPerSecond: 10 };

function layer(kind: LayerReport['kind'], macs: number, ms: number, predictedMs: number): LayerReport {
  return { ...sample.layers[0], kind, macs, time: around(ms), predictedMs };
}

/** ms of each part, by its name. */
function msOf(measured: Parameters<typeof barOf>[0]): Record<string, number> {
  return Object.fromEntries(barOf(measured).map(({ part, ms }) => [part, ms]));
}

describe('the bar from what FLOPs promise to the measured time', () => {
  it('has the parts that can be worked out by hand', () => {
    const layers = [
      // 2 · 50 million / 100 GFLOP/s = 1 ms; 0.5 ms for its bytes; 1.5 ms below the roofline.
      layer('depthwise', 50e6, 3, 1.5),
      // 2 ms at full speed; Winograd's algorithm takes 0.75 ms less.
      layer('convolution', 100e6, 1.25, 2),
      layer('activation', 0, 0.25, 0.2),
      layer('data', 0, 0.125, 0.1),
    ];
    assert.deepEqual(msOf({ whole: around(5), layers, ceilings }), {
      [FULL_SPEED]: 3,
      [MEMORY]: 0.5,
      'depthwise convolution below the roofline': 1.5,
      [FASTER]: -0.75,
      activation: 0.25,
      'data movement': 0.125,
      [BETWEEN]: 0.375,
    });
  });

  it('gives every kind its whole time where no ceilings were measured', () => {
    const layers = [layer('pointwise', 50e6, 3, 1), layer('pool', 0, 1, 1)];
    assert.deepEqual(msOf({ whole: around(5), layers }), { '1×1 convolution': 3, pool: 1, [BETWEEN]: 1 });
  });

  it('adds up to the measured time, whatever was measured', () => {
    const random = randomStream(1, 'bars');
    const draw = (least: number, most: number) => least + (most - least) * random.uniform();
    for (let trial = 0; trial < 100; trial++) {
      const layers = Array.from({ length: 1 + Math.floor(draw(0, 30)) }, () => {
        const kind = KINDS[Math.floor(draw(0, KINDS.length))];
        const macs = TENSOR_KINDS.includes(kind) ? Math.round(draw(1, 1e9)) : 0;
        return layer(kind, macs, draw(0.001, 9), draw(0.001, 9));
      });
      const whole = around(draw(0.1, 100));
      const sum = barOf({ whole, layers, ceilings }).reduce((total, { ms }) => total + ms, 0);
      assert.ok(Math.abs(sum - whole.estimate) < 1e-9 * whole.estimate, `${sum} ms of ${whole.estimate} ms`);
    }
  });

  it('is empty for an engine that runs a graph as a whole', () => {
    assert.deepEqual(barOf({ whole: around(5), layers: [] }), []);
    assert.equal(barFigure({ ...sample, layers: [], bar: [] }), undefined);
  });

  it('refuses a layer without a prediction where ceilings were measured', () => {
    const layers = [{ ...layer('pointwise', 1e6, 1, 1), node: 'head', predictedMs: undefined }];
    assert.throws(
      () => barOf({ whole: around(1), layers, ceilings }),
      /^Error: barOf: head has no predictedMs/,
    );
  });

  it('is drawn so that the stack of the whole ends at the measured time, with parts below 0 cut off it', () => {
    const layers = [layer('convolution', 100e6, 1.25, 2), layer('convolution', 50e6, 3, 1)];
    const whole = around(4);
    const platform: PlatformReport = { ...sample, whole, layers, bar: barOf({ whole, layers, ceilings }) };
    const figure = barFigure(platform);
    assert.ok(figure);
    assert.deepEqual(figureProblems(figure), []);
    const pieces = figure.data.map(trace => {
      const { base, x } = trace as { base: number[]; x: (number | null)[] };
      return { from: base[0], to: base[0] + (x[0] ?? 0) };
    });
    const covered = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
    assert.equal(Math.max(...pieces.map(({ to }) => to)), 4);
    assert.equal(covered, 4);
  });

  it('is drawn with blocks for a terminal, each part beginning where the one before it ends', () => {
    const bar = [
      { part: 'first', ms: 3, definition: '' },
      { part: 'back', ms: -1, definition: '' },
      { part: 'rest', ms: 2, definition: '' },
    ];
    const rows = drawnBarTable({ ...sample, whole: around(4), bar }).rows.map(row => row[3]);
    const [blocks, gap] = [(count: number) => '█'.repeat(count), (count: number) => ' '.repeat(count)];
    assert.deepEqual(rows, [blocks(24), gap(16) + '░'.repeat(8), gap(16) + blocks(16), blocks(32)]);
  });

  it('is a table whose last row is the whole network', () => {
    const table = barTable(sample);
    assert.equal(table.rows.length, sample.bar.length + 1);
    assert.deepEqual(table.rows.at(-1)?.slice(0, 3), ['the whole network', 2.4, 100]);
  });
});
