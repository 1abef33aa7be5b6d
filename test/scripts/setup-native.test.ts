import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { projectFile } from '../../src/teaching/cells/project-file.js';

describe('setup:native', () => {
  it('refuses what it does not know in one line, before it installs or removes anything', () => {
    const script = projectFile('scripts/setup-native.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--no-such'], { encoding: 'utf8' });
    assert.match(stderr, /^beyond-flops: .*--no-such.*; usage: npm run setup:native \[-- --remove\]\n$/s);
    assert.equal(status, 2);
  });
});
