import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { findRunFiles } from '../../../src/teaching/class/files.js';
import { withFolder } from '../../cli/spawn-cli.js';
import { handIn } from './toy-class.js';

describe('files that a class handed in', () => {
  it('are all *.jsonl at any depth, sorted by name, without hidden ones and node_modules', () =>
    withFolder(async folder => {
      await handIn(folder, {
        'b/toy/timed/x.jsonl': '12345',
        'a.jsonl': '',
        'b/RUN.JSONL': '',
        'b/notes.txt': '',
        'b/._x.jsonl': '',
        '.git/x.jsonl': '',
        'b/node_modules/x.jsonl': '',
      });
      const { files, skipped } = await findRunFiles(folder);
      assert.deepEqual(
        files.map(({ name, bytes }) => [name, bytes]),
        [
          ['a.jsonl', 0],
          ['b/RUN.JSONL', 0],
          ['b/toy/timed/x.jsonl', 5],
        ],
      );
      assert.deepEqual(skipped, []);
    }));

  it('are not searched for behind symbolic links, which may lead out of the folder or back into it', async function () {
    // Windows lets only administrators make them.
    if (process.platform === 'win32') this.skip();
    await withFolder(async folder => {
      await handIn(folder, { 'class/a.jsonl': '', 'outside/secret.jsonl': '' });
      const inside = join(folder, 'class');
      await symlink(join(folder, 'outside'), join(inside, 'folder'));
      await symlink(join(folder, 'outside/secret.jsonl'), join(inside, 'link.jsonl'));
      await symlink('.', join(inside, 'loop'));
      const { files, skipped } = await findRunFiles(inside);
      assert.deepEqual(
        files.map(({ name }) => name),
        ['a.jsonl'],
      );
      const reason = 'is a symbolic link, expected the file or folder itself';
      assert.deepEqual(
        skipped,
        ['folder', 'link.jsonl', 'loop'].map(name => ({ name, reason })),
      );
    });
  });

  it('are not read if they are pipes, because nothing may ever be written to them', async function () {
    if (process.platform === 'win32') this.skip();
    await withFolder(async folder => {
      execFileSync('mkfifo', [join(folder, 'pipe.jsonl')]);
      const { files, skipped } = await findRunFiles(folder);
      assert.deepEqual(files, []);
      assert.deepEqual(skipped, [
        { name: 'pipe.jsonl', reason: 'is not a regular file, expected a timed run' },
      ]);
    });
  });

  it('need an existing folder', () =>
    withFolder(async folder => {
      await handIn(folder, { 'file.jsonl': '' });
      const refuses = (path: string, message: string) =>
        assert.rejects(findRunFiles(path), { name: 'InputError', message });
      const none = join(folder, 'none');
      await refuses(none, `${none}: does not exist, expected a folder of timed runs`);
      const file = join(folder, 'file.jsonl');
      await refuses(file, `${file}: is a file, expected a folder of timed runs`);
      await refuses('', '"": does not exist, expected a folder of timed runs');
    }));
});
