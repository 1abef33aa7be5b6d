import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { THREADS_VARIABLE } from '../../../src/wasm/threads/thread-count.js';

const script = fileURLToPath(new URL('./process-memory.js', import.meta.url));
const MEBIBYTE = 2 ** 20;

/** What Node itself takes for a worker that does nothing: measured 10 MiB with Node 20, 14 with 22, 18 with 24. */
const EMPTY_WORKER = 20 * MEBIBYTE;

describe('a process with a bound graph', () => {
  const heldBy = (name: string, platform: string, threads = 1) =>
    JSON.parse(
      execFileSync(process.execPath, [script, name, platform], {
        encoding: 'utf8',
        env: { ...process.env, [THREADS_VARIABLE]: String(threads) },
      }),
    );

  for (const name of ['resnet-50', 'mobilenet-v2', 'efficientnet-b0', 'vgg-16']) {
    it(`on wasm holds no more than weights, planned arena and 100 MiB: ${name}`, () => {
      const { weightBytes, constantBytes, arenaBytes, rss } = heldBy(name, 'wasm');
      const allowed = weightBytes + arenaBytes + 100 * MEBIBYTE;
      assert.ok(rss <= allowed, `${rss} bytes, expected at most ${allowed}`);
      // What kernels make of weights and shapes: each weight once, and lists that are short beside them.
      assert.ok(constantBytes < 1.02 * weightBytes, `${constantBytes} bytes for ${weightBytes} of weights`);
    }).timeout(60_000);

    it(`on two threads holds no more than that plus an empty worker: ${name}`, () => {
      const { weightBytes, arenaBytes, rss } = heldBy(name, 'wasm-threads', 2);
      const allowed = weightBytes + arenaBytes + 100 * MEBIBYTE + EMPTY_WORKER;
      assert.ok(rss <= allowed, `${rss} bytes, expected at most ${allowed}`);
    }).timeout(60_000);
  }

  it('holds weights and arena once in JavaScript memory on typescript, and not at all on wasm', () => {
    const { weightBytes, arenaBytes, arrayBuffers } = heldBy('resnet-18', 'typescript');
    assert.ok(arrayBuffers > weightBytes);
    assert.ok(arrayBuffers < weightBytes + arenaBytes + 8 * MEBIBYTE, `${arrayBuffers} bytes of arrays`);
    const onWasm = heldBy('resnet-18', 'wasm');
    assert.ok(onWasm.arrayBuffers < 8 * MEBIBYTE, `${onWasm.arrayBuffers} bytes of arrays`);
  }).timeout(60_000);
});
