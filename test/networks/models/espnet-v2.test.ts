import assert from 'node:assert/strict';
import { eespDilations } from '../../../src/networks/models/blocks/esp.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('dilations of an EESP unit', () => {
  it('are 1 to 4 as far as the receptive field allows, and 1 beyond it', () => {
    assert.deepEqual([13, 9, 7, 5, 3].map(eespDilations), [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [1, 1, 2, 3],
      [1, 1, 1, 2],
      [1, 1, 1, 1],
    ]);
  });
});

describe('ESPNetv2', () => {
  it('has the multiply-adds of its table once the dense layer is left out, and the parameters', () => {
    const printed = [
      ['0.5', 28.37, 1.24],
      ['1.0', 85.72, 1.67],
      ['1.25', 123.39, 1.96],
      ['1.5', 168.6, 2.31],
      ['2.0', 284.8, 3.49],
    ] as const;
    for (const [width, macs, learned] of printed) {
      const name = `espnet-v2-${width}`;
      const [all, parameters, output] = totals(name);
      const [, , dense] = layer(graphOf(name), 'classes');
      const convolutions = (all - dense) / 1e6;
      assert.ok(Math.abs(convolutions - macs) < 0.01, `${width}: ${convolutions}`);
      assert.equal(Math.round(parameters / 1e4) / 100, learned);
      assert.deepEqual(output, [1, 1000]);
    }
    assert.deepEqual(totals('espnet-v2-1.0').slice(0, 2), [86_744_404, 1_666_942]);
  });

  it('has 17 EESP units of four depthwise convolutions and two grouped ones', () => {
    const graph = graphOf('espnet-v2');
    const [depthwise, grouped] = opCounts(graph, ['depthwise', 'groupedPointwise']);
    // 4 units that halve and 13 that do not; the last two convolutions are a depthwise and a grouped one.
    assert.deepEqual([depthwise, grouped], [4 * 17 + 1, 2 * 17 + 1]);
  });

  it('counts a unit as by hand', () => {
    const graph = graphOf('espnet-v2');
    const area = 28 * 28;
    const name = 'level3/eesp1';
    assert.deepEqual(layer(graph, `${name}/reduce/conv`).slice(1), [
      [1, 32, 28, 28],
      (32 * area * 128) / 4,
      (32 * 128) / 4,
    ]);
    assert.deepEqual(layer(graph, `${name}/branch4-dilated4`).slice(1), [
      [1, 32, 28, 28],
      32 * area * 9,
      32 * 9,
    ]);
    assert.deepEqual(layer(graph, `${name}/expand/conv`).slice(1), [
      [1, 128, 28, 28],
      (128 * area * 128) / 4,
      (128 * 128) / 4,
    ]);
  });

  it('shows the image again to levels 2, 3 and 4', () => {
    const graph = graphOf('espnet-v2');
    assert.deepEqual(
      graph.nodes.map(node => node.name).filter(name => name.endsWith('add-image')),
      ['level2/down/add-image', 'level3/down/add-image', 'level4/down/add-image'],
    );
    assert.deepEqual(layer(graph, 'image/pool4')[1], [1, 3, 14, 14]);
  });

  it('refuses widths that were not published', () => {
    assert.throws(
      () => graphOf('espnet-v2', { width: 0.75 }),
      /width is 0.75, expected one of 0.5, 1, 1.25, 1.5, 2$/,
    );
  });
});
