import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { plainText } from '../../../src/errors/foreign-text.js';
import { exactPath, exactToCsv, readExact, writeExact } from '../../../src/measure/results/exact-csv.js';
import type { ExactRow } from '../../../src/measure/results/rows.js';

const row = (value: number, fields: Partial<ExactRow> = {}): ExactRow => ({
  case: 'gpu-x1/1:6',
  quantity: 'macs',
  unit: 'multiply-accumulates',
  value,
  ...fields,
});

describe('exact.csv', () => {
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  it('is a table that reads in any spreadsheet', () => {
    assert.equal(
      exactToCsv([row(1e21), row(-0.1, { quantity: 'a "b", c', unit: '1' })]),
      'case,quantity,unit,value\n' +
        'gpu-x1/1:6,macs,multiply-accumulates,1e+21\n' +
        'gpu-x1/1:6,"a ""b"", c",1,-0.1\n',
    );
  });

  it('reads back every text and number in the order given', async () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => number + 0);
    const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter(given => plainText(given) === given);
    const anyRow = fc.record({ case: text, quantity: text, unit: text, value }, { noNullPrototype: true });
    const rows = fc.uniqueArray(anyRow, { selector: ({ case: name, quantity }) => `${name}\t${quantity}` });
    await fc.assert(
      fc.asyncProperty(rows, async given => {
        await writeExact(out, 'toy', given);
        assert.deepEqual(await readExact(out, 'toy'), given);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses to write what is not a number or appears twice', () => {
    assert.throws(() => exactToCsv([row(Number.NaN)]), /gpu-x1\/1:6 macs is NaN, expected a finite number/);
    assert.throws(() => exactToCsv([row(1), row(2)]), /gpu-x1\/1:6 macs is given twice, expected once/);
  });

  it('is read with a byte order mark, the line endings of Windows, and without its last newline', async () => {
    const rows = [row(1), row(2, { quantity: 'bytes' })];
    const path = await writeExact(out, 'toy', rows);
    const text = exactToCsv(rows);
    for (const given of [`\uFEFF${text}`, text.replaceAll('\n', '\r\n'), text.trimEnd()]) {
      await writeFile(path, given);
      assert.deepEqual(await readExact(out, 'toy'), rows);
    }
  });

  it('refuses to read other files, with the line', async () => {
    await writeExact(out, 'toy', [row(1)]);
    const path = exactPath(out, 'toy');
    const refuses = async (text: string, message: string) => {
      await writeFile(path, text);
      await assert.rejects(readExact(out, 'toy'), { name: 'InputError', message: `${path}${message}` });
    };
    await refuses('', ': columns are missing, expected case,quantity,unit,value');
    await refuses('a,b\n', ': columns are a,b, expected case,quantity,unit,value');
    await refuses('case,quantity,unit,value\na,b,c,\n', ':2: value is "", expected a number');
    await refuses('case,quantity,unit,value\na,b,c, \n', ':2: value is " ", expected a number');
    await refuses(
      'case,quantity,unit,value\na\u001b,b,c,1\n',
      ':2: has "a\uFFFD", expected a short text of visible characters',
    );
    await refuses(
      `${'\u001b[2J'.repeat(1000)}\n`,
      `: columns are ${'\uFFFD[2J'.repeat(1000).slice(0, 79)}…, expected case,quantity,unit,value`,
    );
    await refuses(
      'case,quantity,unit,value\na,b\n',
      ': Invalid Record Length: expect 4, got 2 on line 2, expected a table of exact numbers',
    );
  });
});
