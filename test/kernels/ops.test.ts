import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { activations, type OpName } from '../../src/kernels/op.js';
import { ops } from '../../src/kernels/ops.js';
import { everyVersion } from '../../src/networks/every-version.js';
import { platforms } from '../../src/networks/platforms.js';

const kernels = fileURLToPath(new URL('../../../src/kernels/', import.meta.url));
const names = Object.keys(ops) as OpName[];

/** The folder of an op in src/kernels: its name in lower case, or the one that all activations share. */
function folderOf(op: OpName): string {
  if ((activations as readonly OpName[]).includes(op)) return 'activations';
  return op.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** The versions in an op's folder, as its files name them. */
function filesOf(op: OpName): string[] {
  return readdirSync(`${kernels}${folderOf(op)}`).map(file => file.replace(/\.ts$/, ''));
}

describe('the table of ops', () => {
  it('lists each op under its own name, its reference first, each version once and with a word on its change', () => {
    for (const [name, op] of Object.entries(ops)) {
      assert.equal(op.name, name);
      assert.equal(op.versions[0].name, '0-reference', name);
      assert.equal(new Set(op.versions.map(version => version.name)).size, op.versions.length, name);
      for (const version of op.versions) assert.ok(version.changes !== '', `${name} ${version.name}`);
    }
  });

  it('names each version after its file', () => {
    for (const op of names) {
      const files = filesOf(op);
      for (const { name } of ops[op].versions) assert.ok(files.includes(name), `${op}: no file ${name}.ts`);
      const { name } = platforms.wasm.versions[op];
      assert.equal(name, 'wasm', op);
      assert.ok(files.includes(name), `${op}: no file ${name}.ts`);
    }
    const convolutions = everyVersion('conv2d').flatMap(({ platform }) =>
      'versions' in platform ? [platform.versions.conv2d.name] : [],
    );
    for (const name of convolutions) {
      assert.ok(filesOf('conv2d').includes(name), `conv2d: no file ${name}.ts`);
    }
    assert.ok(convolutions.includes('wasm-direct') && convolutions.includes('wasm-winograd'));
  });

  it('leaves out no numbered file', () => {
    for (const op of names) {
      const numbered = filesOf(op).filter(file => /^\d+-/.test(file));
      const known = names
        .filter(other => folderOf(other) === folderOf(op))
        .flatMap(other => ops[other].versions.map(({ name }) => name));
      assert.deepEqual(
        numbered.filter(file => !known.includes(file)),
        [],
        op,
      );
    }
  });
});
