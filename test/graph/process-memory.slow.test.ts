import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./process-memory.js', import.meta.url));
const MEBIBYTE = 2 ** 20;

describe('a process with a bound graph', () => {
  const heldBy = (name: string, platform: string) =>
    JSON.parse(execFileSync(process.execPath, [script, name, platform], { encoding: 'utf8' }));

  for (const name of ['resnet-50', 'mobilenet-v2', 'squeezenet']) {
    // What kernels make of the weights: Winograd's algorithm needs 16 numbers for the 9 of a window.
    it(`on wasm holds no more than what its kernels keep, planned arena and 100 MiB: ${name}`, () => {
      const { constantBytes, arenaBytes, rss } = heldBy(name, 'wasm');
      const allowed = constantBytes + arenaBytes + 100 * MEBIBYTE;
      assert.ok(rss <= allowed, `${rss} bytes, expected at most ${allowed}`);
    }).timeout(60_000);
  }

  it('has weights and arena once in JavaScript memory on typescript, and not at all on wasm', () => {
    const { weightBytes, arenaBytes, arrayBuffers } = heldBy('resnet-18', 'typescript');
    assert.ok(arrayBuffers > weightBytes);
    assert.ok(arrayBuffers < weightBytes + arenaBytes + 8 * MEBIBYTE, `${arrayBuffers} bytes of arrays`);
    const onWasm = heldBy('resnet-18', 'wasm');
    assert.ok(onWasm.arrayBuffers < 8 * MEBIBYTE, `${onWasm.arrayBuffers} bytes of arrays`);
  }).timeout(60_000);
});
