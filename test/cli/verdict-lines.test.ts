import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import { type VerdictRow, verdictLines } from '../../src/cli/verdict-lines.js';

const rows: readonly VerdictRow[] = [
  { experiment: 'zoo', verdicts: ['reproduced', 'direction only', 'not here', "can't tell"] },
  { experiment: 'group-count', verdicts: Array(12).fill('reproduced') },
  { experiment: 't-split', verdicts: [] },
];
const plain = (columns: number) => verdictLines(rows, columns, pc.createColors(false));

describe('verdictLines', () => {
  it('shows a glyph for each verdict and how many are decided, in columns, with a legend', () => {
    assert.deepEqual(plain(80), [
      'zoo          ●◐○·            3/4',
      'group-count  ●●●●●●●●●●●●  12/12',
      't-split                        –',
      '● reproduced  ◐ direction only  ○ not here  · open',
    ]);
  });

  it('cuts glyphs, names and legend to a narrow terminal, and keeps the counts', () => {
    assert.deepEqual(plain(27), [
      'zoo          ●◐○·       3/4',
      'group-count  ●●●●●●…  12/12',
      't-split                   –',
      '● reproduced',
    ]);
  });

  it('is never wider than the terminal, in colour or not', () => {
    for (let columns = 12; columns < 60; columns++) {
      for (const line of verdictLines(rows, columns, pc.createColors(true))) {
        assert.ok(stripVTControlCharacters(line).length <= columns, `${columns}: ${line}`);
      }
    }
  });

  it('has colour only where it may', () => {
    assert.ok(!plain(80).join('').includes('\u001b'));
    assert.ok(verdictLines(rows, 80, pc.createColors(true))[0].includes('\u001b[32m●'));
  });
});
