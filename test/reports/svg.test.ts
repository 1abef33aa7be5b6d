import assert from 'node:assert/strict';
import type { Figure } from '../../src/reports/figure.js';
import { boxOf, transformed } from '../../src/reports/svg/box.js';
import { lineLength, pathPoints, pointAlong } from '../../src/reports/svg/path.js';
import { textWidth } from '../../src/reports/svg/text-metrics.js';
import { figureToSvg } from '../../src/reports/svg.js';
import { themed } from '../../src/reports/theme.js';

const line: Figure = {
  id: 'line',
  title: 'Time against channels',
  caption: 'It rises.',
  data: [{ type: 'scatter', x: [1, 2, 3], y: [2, 4, 5], name: 'typescript' }],
  layout: { xaxis: { title: { text: 'channels' } }, yaxis: { title: { text: 'time (ms)' }, type: 'log' } },
};
const size = { width: 640, height: 400 };

describe('static pictures of figures', function () {
  this.timeout(30_000);

  it('hold the title, the axis titles and one path with a vertex per point', async () => {
    const svg = await figureToSvg(line, size);
    assert.match(svg, /^<svg[^>]* width="640" height="400"/);
    for (const text of [line.title, 'channels', 'time (ms)']) assert.ok(svg.includes(text), text);
    const path = /<path class="js-line"[^>]* d="([^"]+)"/.exec(svg)?.[1] ?? '';
    assert.equal(pathPoints(path).length, 3);
  });

  it('are the same text for the same figure, whatever was drawn in between', async () => {
    const first = await figureToSvg(line, size);
    const other = await figureToSvg({ ...line, title: 'Another' }, size);
    assert.equal(await figureToSvg(line, size), first);
    assert.notEqual(other, first);
  });

  it('use other element ids in other figures, so that two can share a page', async () => {
    const ids = async (figure: Figure) =>
      new Set([...(await figureToSvg(figure, size)).matchAll(/ id="(clip[^"]+)"/g)].map(match => match[1]));
    const first = await ids(line);
    const second = await ids({ ...line, title: 'Another' });
    assert.ok(first.size > 0);
    assert.deepEqual(
      [...first].filter(id => second.has(id)),
      [],
    );
  });

  it('keep the axis title left of the tick labels', async () => {
    const wide: Figure = { ...line, data: [{ type: 'bar', x: ['a', 'b'], y: [1e9, 123456789] }], layout: {} };
    wide.layout.yaxis = { title: { text: 'bytes' }, tickformat: ',d' };
    const svg = await figureToSvg(wide, size);
    const titleX = Number(/class="ytitle"[^>]* x="([-\d.]+)"/.exec(svg)?.[1]);
    const labelX = Number(/class="ytick"><text text-anchor="end" x="([-\d.]+)"/.exec(svg)?.[1]);
    const room = labelX - titleX;
    assert.ok(room > textWidth('1,000,000,000', 13), `title at ${titleX}, labels end at ${labelX}`);
  });

  it('draw a heat map as a picture with the colours of its cells', async () => {
    const data = [
      {
        type: 'heatmap' as const,
        z: [
          [0, 1],
          [2, 3],
        ],
        colorscale: 'Greys' as const,
      },
    ];
    const svg = await figureToSvg({ ...line, data, layout: {} }, size);
    const png = /xlink:href="data:image\/png;base64,([^"]+)"/.exec(svg)?.[1] ?? '';
    assert.equal(Buffer.from(png, 'base64').subarray(1, 4).toString(), 'PNG');
  });

  it('have no NaN where a value is missing', async () => {
    const data = [{ type: 'scatter' as const, x: [1, 2, 3], y: [1, Number.NaN, 3] }];
    assert.doesNotMatch(await figureToSvg({ ...line, data }, size), /NaN/);
  });

  it('refuse a trace that needs WebGL, with the types that can be drawn', async () => {
    await assert.rejects(
      figureToSvg({ ...line, data: [{ type: 'scattergl', x: [1], y: [1] }] }, size),
      /^Error: figure line: trace type is scattergl, expected one .*\bscatter\b/,
    );
    await assert.rejects(
      figureToSvg({ ...line, data: [{ type: 'surface', z: [[1]] }] }, size),
      /trace type is surface/,
    );
  });
});

describe('the theme of figures', () => {
  it('gives way to what a figure says itself and does not change the figure', () => {
    const before = structuredClone(line);
    const { layout } = themed({ ...line, layout: { ...line.layout, margin: { l: 5 } } });
    assert.equal(layout.margin?.l, 5);
    assert.equal(layout.title?.text, line.title);
    assert.deepEqual(line, before);
  });

  it('turns typed arrays into plain JSON', () => {
    const data = [{ type: 'scatter' as const, x: Float64Array.of(1, 2), y: Float32Array.of(3, 4) }];
    assert.deepEqual(themed({ ...line, data }).data, [{ type: 'scatter', x: [1, 2], y: [3, 4] }]);
  });

  it('breaks a long title between words', () => {
    const title = Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ');
    const lines = String(themed({ ...line, title }).layout.title?.text).split('<br>');
    assert.ok(lines.length > 1 && lines.every(text => text.length <= 76));
    assert.equal(lines.join(' '), title);
  });
});

describe('geometry without a layout engine', () => {
  it('reads absolute and relative path commands', () => {
    assert.deepEqual(pathPoints('M1,2L3,4H7V-1.5Z'), [
      [1, 2],
      [3, 4],
      [7, 4],
      [7, -1.5],
    ]);
    assert.deepEqual(pathPoints('m1,2l3-4h1v.5'), [
      [1, 2],
      [4, -2],
      [5, -2],
      [5, -1.5],
    ]);
  });

  it('boxes a curve with its control points', () => {
    assert.deepEqual(boxOf(pathPoints('M0,0C1,5 2,-5 3,1')), { x: 0, y: -5, width: 3, height: 10 });
  });

  it('measures along a path', () => {
    const points = pathPoints('M0,0H3V4');
    assert.equal(lineLength(points), 7);
    assert.deepEqual(pointAlong(points, 5), [3, 2]);
    assert.deepEqual(pointAlong(points, 99), [3, 4]);
  });

  it('applies transforms from right to left', () => {
    const box = { x: 1, y: 0, width: 2, height: 1 };
    assert.deepEqual(transformed(box, 'translate(10,20) scale(2)'), { x: 12, y: 20, width: 4, height: 2 });
    const turned = transformed(box, 'rotate(90)');
    assert.ok(Math.abs(turned.x + 1) < 1e-12 && Math.abs(turned.y - 1) < 1e-12);
    assert.ok(Math.abs(turned.width - 1) < 1e-12 && Math.abs(turned.height - 2) < 1e-12);
  });

  it('knows that an m is wider than an i, and that width grows with the font', () => {
    assert.ok(textWidth('m', 10) > 3 * textWidth('i', 10));
    assert.equal(textWidth('mm', 20), 4 * textWidth('m', 10));
  });
});
