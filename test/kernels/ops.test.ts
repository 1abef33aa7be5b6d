import assert from 'node:assert/strict';
import { ops } from '../../src/kernels/ops.js';

describe('the table of ops', () => {
  it('lists each op under its own name, its reference first, each version once and with a word on its change', () => {
    for (const [name, op] of Object.entries(ops)) {
      assert.equal(op.name, name);
      assert.equal(op.versions[0].name, '0-reference', name);
      assert.equal(new Set(op.versions.map(version => version.name)).size, op.versions.length, name);
      for (const version of op.versions) assert.ok(version.changes !== '', `${name} ${version.name}`);
    }
  });
});
