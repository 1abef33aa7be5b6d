import assert from 'node:assert/strict';
import { startProgress } from '../../src/cli/progress.js';

describe('progress without a terminal', () => {
  const { now } = Date;
  const { isTTY, write } = process.stderr;
  let time: number;
  let written: string[];
  beforeEach(() => {
    [time, written] = [1e12, []];
    Date.now = () => time;
    process.stderr.isTTY = false;
    process.stderr.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  });
  afterEach(() => {
    Date.now = now;
    Object.assign(process.stderr, { isTTY, write });
  });

  /** Seconds at which a line was written, of a progress that is told of each half second. */
  const secondsOf = (options?: Parameters<typeof startProgress>[0]): number[] => {
    const progress = startProgress(options);
    const seconds: number[] = [];
    for (let half = 0; half < 60; half++) {
      progress.update('a.jsonl', half / 60);
      if (written.splice(0).length > 0) seconds.push(half / 2);
      time += 500;
    }
    return seconds;
  };

  it('is a line now and then', () => assert.deepEqual(secondsOf(), [10, 20]));
  it('begins earlier where that is asked for', () =>
    assert.deepEqual(secondsOf({ firstLineMs: 1500 }), [1.5, 11.5, 21.5]));
});
