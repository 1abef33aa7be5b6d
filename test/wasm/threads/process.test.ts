import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { defaultThreads, THREADS_VARIABLE } from '../../../src/wasm/threads/thread-count.js';

const platforms = new URL('../../../src/networks/platforms.js', import.meta.url).href;
const main = new URL('../../../src/cli/main.js', import.meta.url).href;

/** Runs a program with so many threads; fails where it has to be killed. */
function run(program: string, threads: string) {
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, [THREADS_VARIABLE]: threads },
    encoding: 'utf8',
    timeout: 15_000,
  });
  assert.equal(child.error, undefined);
  return { stdout: child.stdout.trim(), stderr: child.stderr.trim(), status: child.status };
}

const relu = `
  import { platforms } from ${JSON.stringify(platforms)};
  let started = 0;
  process.on('worker', () => started++);
  const platform = platforms['wasm-threads'];
  const x = { shape: [1 << 20], data: platform.allocate(1 << 20).fill(-1) };
  const layer = { inputs: [x.shape], output: x.shape, weights: [], parameters: {} };
  const kernel = platform.versions.relu.bind(layer);
  const shown = () => setImmediate(() => console.log(started, x.data.every(value => value === 0)));
`;

describe('a process that uses the platform wasm-threads', function () {
  this.timeout(20_000);

  it('starts no worker before the first kernel, and ends by itself after it', () => {
    const program = `${relu} console.log(started); kernel.run(x, [x]); shown();`;
    assert.deepEqual(run(program, '3'), { stdout: '0\n2 true', stderr: '', status: 0 });
  });

  it('ends by itself after its workers have gone to sleep, and after an error', () => {
    const later = `${relu} kernel.run(x, [x]); setTimeout(() => { kernel.run(x, [x]); shown(); }, 300);`;
    assert.deepEqual(run(later, '2'), { stdout: '1 true', stderr: '', status: 0 });
    const thrown = run(`${relu} kernel.run(x, [x]); throw new Error('on purpose');`, '2');
    assert.match(thrown.stderr, /on purpose/);
    assert.equal(thrown.status, 1);
  });

  it('has no worker where one thread is asked for', () => {
    const program = `${relu} kernel.run(x, [x]); shown();`;
    assert.deepEqual(run(program, '1'), { stdout: '0 true', stderr: '', status: 0 });
  });

  it('says in one line that a number of threads cannot be used', () => {
    const program = `import { main } from ${JSON.stringify(main)}; await main(['machine', '--no-ceilings']);`;
    assert.deepEqual(run(program, 'two'), {
      stdout: '',
      stderr: `beyond-flops: ${THREADS_VARIABLE}: "two", expected a whole number of threads from 1 to 64`,
      status: 2,
    });
    assert.match(run(program, '3').stdout, /threads of wasm-threads *│ 3 /);
  });

  it('has a thread for each core where nothing is said', () => {
    const { [THREADS_VARIABLE]: said, ...rest } = process.env;
    process.env = rest;
    assert.equal(defaultThreads(), Math.min(availableParallelism(), 64));
    if (said !== undefined) process.env[THREADS_VARIABLE] = said;
  });
});
