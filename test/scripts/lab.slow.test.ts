import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../scripts/lab.mjs', import.meta.url));

describe('npm run lab', () => {
  it('refuses a port that is none with one line, before anything is set up', () => {
    for (const port of ['1e3', '0x50', '+80', ' 80', '80.0', '0', '65536', '-1', '', 'x', '٣']) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, `--port=${port}`], {
        encoding: 'utf8',
      });
      assert.deepEqual([status, stdout], [2, ''], port);
      const expected = `lab: --port is ${JSON.stringify(port)}, expected 1 … 65535; usage: `;
      assert.ok(stderr.startsWith(expected) && stderr.trimEnd().split('\n').length === 1, stderr);
    }
  }).timeout(30_000);
});
