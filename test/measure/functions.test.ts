import assert from 'node:assert/strict';
import { timeFunctions } from '../../src/measure/functions.js';
import { settingsFor } from '../../src/measure/settings.js';

const settings = settingsFor('smoke');

/** Times functions without an input, or with the one that this source makes. */
function time(sources: Readonly<Record<string, string>>, input?: string) {
  const functions = Object.entries(sources).map(([name, source]) => ({ name, source }));
  return timeFunctions({ functions, input, settings, seed: 1 });
}

describe('functions that are timed from their source', () => {
  it('are timed in rounds, with the first one a second time', async () => {
    const times = await time(
      { sum: 'x => x[0] + x[1]', other: 'function (x) { return x[1] + x[0]; }' },
      '() => [1, 2]',
    );
    assert.deepEqual(
      times.map(({ samplesNs, error }) => [samplesNs.length, error]),
      Array(3).fill([settings.rounds, undefined]),
    );
    for (const { samplesNs } of times) assert.ok(samplesNs.flat().every(ns => ns >= 0));
  });

  it('have a sink that adds up their return values', async () => {
    const [{ sink }] = await time({ half: '() => 0.5' });
    assert.ok(sink > 0 && sink % 0.5 === 0, `sink is ${sink}`);
  });

  it('get separate inputs, which the others cannot change', async () => {
    const source = (mine: string, other: string) =>
      `x => { x.${mine} = true; if (x.${other}) throw new Error('shared'); return 1; }`;
    assert.equal((await time({ a: source('a', 'b'), b: source('b', 'a') }, '() => ({})')).length, 3);
  });

  it('are refused before the clock starts if they return a different number than the first', async () => {
    await assert.rejects(
      time({ one: '() => 1', more: '() => 1.01' }),
      /^Error: more: returned 1\.01, expected 1 as returned by one$/,
    );
    assert.equal((await time({ one: '() => 1', rounded: '() => 1.00001' })).length, 3);
  });

  it('are refused if they do not return a finite number', async () => {
    await assert.rejects(
      time({ dead: '() => { Math.sqrt(2); }' }),
      /^Error: dead: returned undefined, expected a/,
    );
    await assert.rejects(time({ nan: '() => NaN' }), /^Error: nan: returned NaN, expected a finite number/);
    await assert.rejects(
      time({ later: 'async () => 1' }),
      /^Error: later: returned object, expected a finite/,
    );
  });

  it('are refused if they use something from outside, with the reason', async () => {
    await assert.rejects(
      time({ outer: '() => exports.values.length' }),
      /^Error: outer: exports is not defined; a function that is timed in another process can only use its argument/,
    );
  });

  it('are refused by name if their source is not a function, or throws', async () => {
    await assert.rejects(time({ broken: '() => {' }), /^Error: broken: /);
    await assert.rejects(
      time({ seven: '7' }),
      /^Error: seven: its source is of type number, expected a function$/,
    );
    await assert.rejects(
      time({ bad: '() => { throw new Error("out of luck"); }' }),
      /^Error: bad: out of luck$/,
    );
    await assert.rejects(time({ fine: '() => 1' }, '() => missing'), /^Error: input: missing is not defined/);
  });

  it('end the comparison by name if one throws in the middle of it', async () => {
    const third =
      '(() => { let runs = 0; return () => { if (++runs > 3) throw new Error("tired"); return 1; }; })()';
    await assert.rejects(time({ steady: '() => 1', third }), /^Error: third: tired$/);
  });
});
