import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { IdleTime } from '../../src/measure/idle.js';

const run = promisify(execFile);

/** In a process of its own: the threads of this one may be busy with what earlier tests began. */
const PROGRAM = `
import { setTimeout as sleep } from 'node:timers/promises';
const { IdleTime } = await import(process.argv[1]);
const [resting, busy] = [new IdleTime(), new IdleTime()];
resting.begin();
await sleep(100);
resting.end();
const before = resting.share;
busy.begin();
for (const end = performance.now() + 100; performance.now() < end; );
busy.end();
console.log(JSON.stringify({ before, resting: resting.share, busy: busy.share }));
`;

describe('IdleTime', () => {
  it('is 0 before the first idle time', () => assert.equal(new IdleTime().share, 0));

  it('counts what the process does between begin and end, and nothing else', async () => {
    const module = new URL('../../src/measure/idle.js', import.meta.url).href;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', PROGRAM, module]);
    const { before, resting, busy } = JSON.parse(stdout) as Record<string, number>;
    assert.equal(resting, before);
    assert.ok(resting < busy / 2, `${resting} at rest, ${busy} busy`);
  });
});
