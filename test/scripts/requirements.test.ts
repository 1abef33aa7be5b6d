import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { projectFile } from '../../src/teaching/cells/project-file.js';

/** Lines of a file of requirements, each with its options, without comments. */
function requirementsIn(name: string): string[] {
  return readFileSync(projectFile(`.jupyter/${name}`), 'utf8')
    .replaceAll(/ *\\\r?\n */g, ' ')
    .split(/\r?\n/)
    .map(line => line.replace(/\s*#.*$/, '').trim())
    .filter(line => line !== '');
}

describe("JupyterLab's packages", () => {
  const locked = requirementsIn('requirements.txt');

  it('are locked to one version with the hashes of its files, wherever they come from', () => {
    const line = /^[a-z0-9-]+==[\w.]+( ; [^;]+?)?( --hash=sha256:[0-9a-f]{64})+$/;
    assert.deepEqual(
      locked.filter(each => !line.test(each)),
      [],
    );
  });

  it('are those of requirements.in', () => {
    const exact = requirementsIn('requirements.in').filter(each => each.includes('=='));
    assert.ok(exact.length > 0);
    for (const each of exact)
      assert.ok(
        locked.some(line => line.startsWith(`${each} --hash`)),
        each,
      );
  });

  it('include those that only one system or an older Python needs', () => {
    for (const [name, marker] of [
      ['pywinpty', "os_name == 'nt'"],
      ['colorama', "sys_platform == 'win32'"],
      ['appnope', "sys_platform == 'darwin'"],
      ['tomli', "python_full_version < '3.11'"],
      ['exceptiongroup', "python_full_version < '3.11'"],
      ['typing-extensions', ''],
      ['async-lru', ''],
    ]) {
      const line = locked.find(each => each.startsWith(`${name}==`));
      assert.ok(line?.includes(marker === '' ? ' --hash' : ` ; ${marker} --hash`), name);
    }
  });
});
