import assert from 'node:assert/strict';
import type { Figure } from '../../src/reports/figure.js';
import { transformed } from '../../src/reports/svg/box.js';
import { elementBox } from '../../src/reports/svg/element-box.js';
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
    assert.equal(path.match(/[ML]/g)?.length, 3);
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

  it('write the height of a contour line on the line', async () => {
    const across = Array.from({ length: 40 }, (_, i) => i - 20);
    const z = across.map(y => across.map(x => x ** 2 + y ** 2));
    const contours = { showlabels: true, coloring: 'lines', start: 200, end: 200, size: 100 } as const;
    const data = [{ type: 'contour' as const, z, contours, showscale: false }];
    const svg = await figureToSvg({ ...line, data, layout: {} }, size);
    const label = /<text [^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>200<\/text>/.exec(svg)!.slice(1).map(Number);
    const path = /<path class="closedline"[^>]* d="([^"]+)"/.exec(svg)?.[1] ?? '';
    const distances = [...path.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) =>
      Math.hypot(Number(x) - label[0], Number(y) - label[1]),
    );
    // The middle of the text is on the line, so its base line is a third of 13 px below.
    assert.ok(Math.min(...distances) < 8, `nearest point of the line: ${Math.min(...distances)} px away`);
    assert.ok(distances[0] > 10, 'a label of a closed line is not where the line begins');
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
  /** A path without a page around it. */
  const path = (d: string | null) =>
    ({ tagName: 'path', getAttribute: (name: string) => (name === 'd' ? d : null) }) as unknown as Element;

  it('boxes a path of absolute and relative commands, a marker of arcs and one without a form yet', () => {
    assert.deepEqual(elementBox(path('M1,2L3,4H7V-1.5Z')), { x: 1, y: -1.5, width: 6, height: 5.5 });
    assert.deepEqual(elementBox(path('m1,2l3-4h1v.5')), { x: 1, y: -2, width: 4, height: 4 });
    const marker = 'M6,0A6,6 0 1,1 0,-6A6,6 0 0,1 6,0Z';
    assert.deepEqual(elementBox(path(marker)), { x: -6, y: -6, width: 12, height: 12 });
    for (const none of [null, '']) {
      assert.deepEqual(elementBox(path(none)), { x: 0, y: 0, width: 0, height: 0 });
    }
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
