import assert from 'node:assert/strict';
import { stabilityFigure, stabilityOf, stabilityTable } from '../../src/reports/stability.js';
import { toyFinding, toyRun } from './toy-finding.js';

describe('stabilityOf', () => {
  /** Slow takes 2, 3 and 0.5 times as long as fast: reproduced, reproduced, not here. */
  const runs = [2000, 3000, 500].map(slowNs => [toyFinding(toyRun(slowNs))]);
  const stability = stabilityOf(runs);

  it('has every timed claim with its judgement in each run', () => {
    const [{ experiment, claim, platform, judgements }, ...others] = stability.claims;
    assert.deepEqual(others, []);
    assert.deepEqual([experiment, claim, platform], ['toy', 'slower', 'typescript']);
    assert.deepEqual(
      judgements.map(judgement => judgement?.verdict),
      ['reproduced', 'reproduced', 'not here'],
    );
  });

  it('counts what changes, what stays, and the A/A pairs', () => {
    const values = Object.fromEntries(stabilityTable(stability).rows) as Record<string, string>;
    assert.deepEqual(values, {
      'A/A intervals within ±2 %, one thread': '100 % (3 of 3)',
      'A/A intervals within ±4 %, threads': '–',
      'A/A pairs called different': '0 % (0 of 3)',
      'claims that are "reproduced" in one run and "not here" in another': '1 of 1',
      'claims with the same verdict in at least 9 of 10 runs': '0 % (0 of 1)',
      '"can\'t tell", one thread': '0 % (0 of 3)',
      '"can\'t tell", threads': '–',
    });
  });

  it('leaves a gap where a run did not measure a claim', () => {
    const [{ judgements }] = stabilityOf([...runs, [toyFinding()]]).claims;
    assert.equal(judgements[3], undefined);
    const same = stabilityTable(stabilityOf([runs[0], runs[1]]));
    assert.equal(same.rows[4][1], '100 % (1 of 1)');
  });

  it('draws the interval of every run, over the size that counts as the effect', () => {
    const [{ x, name }] = stabilityFigure(stability).data as { x: number[]; name: string }[];
    assert.equal(name, 'typescript');
    // The rounds take 1000 to 1008 ns and 2000 to 2008 ns, and the claim is reproduced from 1.5.
    assert.ok(Math.abs(x[0] - 2 / 1.5) < 0.01, String(x[0]));
    assert.equal(x.length, 3);
  });
});
