import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import { graphFigure, layerFigure } from '../../../src/reports/graphs/figures.js';
import { graphTable, layerTable } from '../../../src/reports/graphs/tables.js';
import { figureToSvg } from '../../../src/reports/svg.js';
import { sampleComparison } from '../../measure/graphs/sample-comparison.js';

describe('what is shown of compared graphs', () => {
  it('has a row for each graph and one for the A/A arm', () => {
    const { columns, rows, notes } = graphTable(sampleComparison(undefined));
    assert.deepEqual(
      columns.slice(0, 4).map(({ label }) => label),
      ['graph', 'time', 'interval', 'time over a'],
    );
    assert.deepEqual(rows[0].slice(0, 4), ['a', 2, '[1.99, 2.01]', '1']);
    assert.deepEqual(rows[1].slice(0, 5), ['b', 3, '[2.99, 3.01]', '1.50 [1.50, 1.50]', (8 * 64 * 27) / 1e6]);
    assert.deepEqual(rows[2].slice(0, 4), ['a again (A/A)', null, '', '1.00 [1.00, 1.00]']);
    assert.match(notes.join(), /^Medians over 9 rounds, ratios paired by round, with intervals of 96\.1 %\./);
  });

  it('says why a graph was not measured', () => {
    const failed = { status: 'failed', error: 'differs from reference', samplesNs: [] } as const;
    const { rows, notes } = graphTable(sampleComparison(undefined, failed));
    assert.deepEqual(rows[1].slice(0, 4), ['b', null, '–', '–']);
    assert.equal(notes[0], 'b was not measured: differs from reference');
  });

  it('has a row for each layer with its share and its speed', () => {
    const { title, rows, notes } = layerTable(sampleComparison('op'), 'b');
    assert.equal(title, 'b: layers, each timed alone on wasm');
    const gflops = (2 * 8 * 64 * 27) / 1.5e6;
    assert.deepEqual(rows[0], [
      'conv',
      'convolution',
      '1×8×8×8',
      1500,
      50,
      (8 * 64 * 27) / 1e6,
      gflops,
      920 / 1e6,
    ]);
    assert.equal(rows[1][6], null);
    assert.equal(notes[0], 'Together they take 150 % of the time of the network in one piece.');
    assert.deepEqual(layerTable(sampleComparison('kind'), 'b').rows[0].slice(0, 3), [
      'full convolution',
      1,
      1500,
    ]);
  });

  it('refuses layers that were not measured, and graphs that were not compared', () => {
    assert.throws(() => layerTable(sampleComparison(undefined), 'a'), {
      message:
        'layerTable: perLayer is undefined, expected a comparison of layers too: compareGraphs(…, { perLayer: true })',
    });
    assert.throws(
      () => layerFigure(sampleComparison(undefined)),
      /^InputError: layerFigure: perLayer is undefined/,
    );
    assert.throws(
      () => layerTable(sampleComparison('op'), 'c'),
      /^InputError: layerTable: graph c: unknown, did you/,
    );
  });

  it('draws the ratios beside those of the counts, and the layers by kind', async () => {
    const graphs = graphFigure(sampleComparison(undefined));
    const traces = graphs.data as readonly Partial<PlotData>[];
    assert.deepEqual(
      traces.map(({ name, x }) => [name, (x as number[]).map(value => Number(value.toFixed(6)))]),
      [
        ['multiply-accumulates', [1, 2]],
        ['memory access cost', [1, 1.879699]],
        ['time on wasm', [1, 1.5]],
      ],
    );
    const layers = layerFigure(sampleComparison('op'));
    assert.deepEqual(
      (layers.data as readonly Partial<PlotData>[]).map(({ name, x }) => [name, x]),
      [
        ['full convolution', [1, 1.5]],
        ['batch norm', [1, 1.5]],
        ['activation', [1, 1.5]],
        ['the graph in one piece', [2, 3]],
      ],
    );
    for (const figure of [graphs, layers]) {
      assert.match(await figureToSvg(figure, { width: 760, height: 400 }), /^<svg/);
    }
  }).timeout(30_000);
});
