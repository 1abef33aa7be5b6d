import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classMachineName, handInOf } from '../../../src/teaching/class/machine.js';
import { toyRun } from '../../reports/toy-finding.js';

const { machine } = toyRun(2000).header;

describe('machines of a class', () => {
  it('are named by what distinguishes processors', () => {
    const nameOf = (cpu: string) => classMachineName({ ...machine, cpu }, '').replace(/-[0-9a-f]{6}$/, '');
    assert.equal(nameOf('11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz'), 'i7-1165g7-2c');
    assert.equal(nameOf('Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz'), 'i5-8250u-2c');
    assert.equal(nameOf('AMD Ryzen 7 5800U with Radeon Graphics'), 'amd-ryzen-7-5800u-2c');
    assert.equal(nameOf('Apple M2'), 'apple-m2-2c');
  });

  it('have harmless names, whatever their records contain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (cpu, handIn) =>
        /^[a-z0-9-]{1,24}-[0-9a-f]{6}$/.test(classMachineName({ ...machine, cpu }, handIn)),
      ),
    );
  });

  it('were handed in by the first folder, whether its files are laid out as in results or not', () => {
    const table = [
      ['x.jsonl', ''],
      ['timed/x.jsonl', ''],
      ['toy/timed/x.jsonl', ''],
      ['anna/x.jsonl', 'anna'],
      ['anna/timed/x.jsonl', 'anna'],
      ['anna/results/toy/timed/x.jsonl', 'anna'],
      ['anna/monday/x.jsonl', 'anna'],
    ] as const;
    for (const [name, expected] of table) assert.equal(handInOf(name, 'toy'), expected, name);
  });
});
