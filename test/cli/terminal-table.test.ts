import assert from 'node:assert/strict';
import { terminalTable } from '../../src/cli/terminal-table.js';
import type { Table } from '../../src/reports/table.js';

const table: Table = {
  title: 'Layers',
  columns: [{ label: 'node' }, { label: 'op' }, { label: 'MACs' }, { label: 'bytes' }],
  rows: [
    ['bottleneck1.1/depthwise/conv', 'depthwise', 10_838_016, 2_211_200],
    ['mobilenet-v2-1.0-224', 'relu', 0, 64],
  ],
  notes: ['A note.'],
};

/** The texts between the borders, a list for each line. */
function cellsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter(line => line.startsWith('│'))
    .map(line =>
      line
        .split('│')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
}

const widest = (text: string) => Math.max(...text.split('\n').map(line => line.length));

describe('a table on the terminal', () => {
  it('has thousands of rows in one frame, in little time', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [`node-${i}`, 'relu', i, 64]);
    const start = performance.now();
    const text = terminalTable({ ...table, rows }, { width: 120 });
    assert.ok(performance.now() - start < 5000);
    assert.deepEqual(
      cellsOf(text)
        .slice(1)
        .map(([name]) => name),
      rows.map(([name]) => name),
    );
    assert.equal(text.split('\n').filter(line => /^[┌├└]/.test(line)).length, 3);
  });

  it('has each row on one line where there is room', () => {
    const text = terminalTable(table, { width: 120 });
    assert.deepEqual(cellsOf(text)[1], [
      'bottleneck1.1/depthwise/conv',
      'depthwise',
      '10,838,016',
      '2,211,200',
    ]);
    assert.match(text, /^Layers\n/);
    assert.match(text, /\n {2}A note\.$/);
  });

  it('wraps names behind slashes and hyphens, never within a word or a number', () => {
    const text = terminalTable(table, { width: 57 });
    assert.ok(widest(text) <= 57);
    assert.deepEqual(
      cellsOf(text).map(([name]) => name),
      ['node', 'bottleneck1.1/', 'depthwise/conv', 'mobilenet-v2-', '1.0-224'],
    );
  });

  it('leaves dispensable columns out before it breaks words, and says so', () => {
    const text = terminalTable(table, { width: 50, dispensable: ['bytes', 'op'], cure: '--csv has them' });
    assert.ok(widest(text.split('\n  A note')[0]) <= 50);
    assert.deepEqual(cellsOf(text)[0], ['node', 'op', 'MACs']);
    assert.match(text, /Left out for want of room: bytes; --csv has them\.$/);
    assert.doesNotMatch(terminalTable(table, { width: 120, dispensable: ['bytes'] }), /Left out/);
  });

  it('becomes a paragraph for each row where words would not fit beside each other', () => {
    const text = terminalTable(table, { width: 40 });
    assert.deepEqual(text.split('\n'), [
      'Layers',
      '',
      'bottleneck1.1/depthwise/conv',
      '  op: depthwise',
      '  MACs: 10,838,016',
      '  bytes: 2,211,200',
      '',
      'mobilenet-v2-1.0-224',
      '  op: relu',
      '  MACs: 0',
      '  bytes: 64',
      '',
      '  A note.',
    ]);
  });

  it('takes neither a sign nor a power of ten apart', () => {
    const numbers = { ...table, columns: [{ label: 'a' }, { label: 'b' }], rows: [['-1 of 1.2e-5', 'x y']] };
    const text = terminalTable(numbers, { width: 14 });
    assert.deepEqual(
      cellsOf(text)
        .slice(1)
        .map(([cell]) => cell),
      ['-1 of', '1.2e-5'],
    );
  });
});
