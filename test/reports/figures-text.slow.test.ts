import assert from 'node:assert/strict';
import { figureToSvg } from '../../src/reports/svg.js';
import { committedFigures } from './committed-figures.js';

const SMALLEST_TEXT_PX = 11;

describe('the text in the figures of the experiments', function () {
  this.timeout(120_000);

  it(`is at least ${SMALLEST_TEXT_PX} px high`, async () => {
    const small: string[] = [];
    let texts = 0;
    for (const { name, figure } of await committedFigures()) {
      const { width = 760, height = 450 } = figure.layout;
      const svg = await figureToSvg(figure, { width, height });
      for (const [, px] of svg.matchAll(/font-size:\s*([\d.]+)px/g)) {
        texts += 1;
        if (Number(px) < SMALLEST_TEXT_PX) small.push(`${name}: ${px} px`);
      }
    }
    assert.ok(texts > 100, `${texts} texts, expected those of all figures`);
    assert.deepEqual([...new Set(small)], []);
  });
});
