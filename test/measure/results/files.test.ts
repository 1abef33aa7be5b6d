import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  expectPlace,
  isSameFile,
  readText,
  writeBytes,
  writeText,
} from '../../../src/measure/results/files.js';
import { HTML_MARK } from '../../../src/measure/results/own-marks.js';

/** A page of ours. */
const PAGE = `<!doctype html>\n<head>${HTML_MARK}</head>\n`;

describe('files', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const refused = (message: string | RegExp) => ({ name: 'InputError', message });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are written with the folders above them, and nothing else is left', async () => {
    const path = at('a/b/page.html');
    await writeText(path, PAGE);
    await writeText(path, `${PAGE}again`);
    assert.equal(await readText(path), `${PAGE}again`);
    assert.deepEqual(await readdir(at('a/b')), ['page.html']);
    const long = at(`${'n'.repeat(250)}.md`);
    await writeText(long, 'x');
    assert.equal(await readText(long), 'x');
  });

  it('of others are not replaced, unless it is asked for', async () => {
    for (const [name, text] of [
      ['page.html', '<!doctype html>'],
      ['README.md', '# Mine'],
      ['exact.csv', 'a,b\n'],
      ['run.jsonl', '{"type":"header"}\n'],
      ['picture.svg', '<svg></svg>'],
      ['notes', HTML_MARK],
      ['empty.html', ''],
    ] as const) {
      await writeFile(at(name), text);
      await assert.rejects(
        writeText(at(name), PAGE),
        refused(`${at(name)}: was not written by beyond-flops, expected a new file, or one that it wrote`),
      );
      assert.equal(await readFile(at(name), 'utf8'), text);
      await writeText(at(name), PAGE, 'anything');
      assert.equal(await readFile(at(name), 'utf8'), PAGE);
    }
    await assert.rejects(
      writeText(at('page.html'), '', 'nothing'),
      refused(`${at('page.html')}: exists, expected a new file`),
    );
    assert.throws(
      () => expectPlace(at('page.html'), 'nothing', 'or --force'),
      refused(`${at('page.html')}: exists, expected a new file, or --force`),
    );
  });

  it('that are folders or in a file are refused', async () => {
    await mkdir(at('page.html'));
    await writeFile(at('file'), '');
    for (const over of ['nothing', 'ours', 'anything'] as const) {
      await assert.rejects(writeText(folder, '', over), refused(`${folder}: is a folder, expected a file`));
      await assert.rejects(
        writeText(at('file/page.html'), '', over),
        refused(/page\.html: cannot be written \((ENOTDIR|EEXIST|ENOENT)\), expected a folder to write to$/),
      );
    }
  });

  describe('behind links and devices', () => {
    before(function () {
      // Links need a privilege on Windows, whose devices have other names.
      if (process.platform === 'win32') this.skip();
    });

    it('are followed: the link stays, and what it leads to is written by the same rules', async () => {
      await writeFile(at('page.html'), PAGE);
      await chmod(at('page.html'), 0o600);
      await symlink('page.html', at('link.html'));
      await writeText(at('link.html'), `${PAGE}again`);
      assert.ok((await lstat(at('link.html'))).isSymbolicLink());
      assert.equal(await readText(at('page.html')), `${PAGE}again`);
      assert.equal((await stat(at('page.html'))).mode & 0o777, 0o600);

      await writeFile(at('mine.html'), 'mine');
      await symlink('mine.html', at('other.html'));
      await assert.rejects(writeText(at('other.html'), PAGE), refused(/was not written by beyond-flops/));
      assert.equal(await readFile(at('mine.html'), 'utf8'), 'mine');
      await symlink('none.html', at('broken.html'));
      await assert.rejects(
        writeText(at('broken.html'), PAGE, 'anything'),
        refused(`${at('broken.html')}: is a link to nothing, expected a file or a link to one`),
      );
      await symlink('loop.html', at('loop.html'));
      await assert.rejects(writeText(at('loop.html'), PAGE), refused(/cannot be written \(ELOOP\)/));
    });

    it('are known as the same file', async () => {
      await writeFile(at('a'), '');
      await link(at('a'), at('hard'));
      await symlink('a', at('soft'));
      for (const other of ['hard', 'soft', '././a']) assert.ok(isSameFile(at('a'), `${folder}/${other}`));
      await writeFile(at('b'), '');
      assert.ok(!isSameFile(at('a'), at('b')));
      assert.ok(!isSameFile(at('none'), at('none')));
    });

    it('are written through where they are pipes, to whoever reads them', async () => {
      const pipe = at('pipe');
      execFileSync('mkfifo', [pipe]);
      await assert.rejects(
        writeText(pipe, 'lost', 'anything'),
        refused(`${pipe}: is a pipe that nobody reads, expected a reader first`),
      );
      const bytes = new Uint8Array(300_000).fill(65);
      const reader = open(pipe, 'r').then(async file => {
        const read = await file.readFile();
        await file.close();
        return read;
      });
      // The reader has it open only when the writer has come.
      let isWritten = false;
      while (!isWritten) {
        isWritten = await writeBytes(pipe, bytes, 'nothing').then(
          () => true,
          (error: Error) => {
            assert.match(error.message, /nobody reads/);
            return false;
          },
        );
      }
      assert.deepEqual(new Uint8Array(await reader), bytes);
      assert.ok((await lstat(pipe)).isFIFO());
      assert.deepEqual(await readdir(folder), ['pipe']);
    });

    it('are written through where they are devices', async () => {
      const before = await stat('/dev/null');
      await writeText('/dev/null', 'gone');
      await symlink('/dev/null', at('nowhere'));
      await writeText(at('nowhere'), 'gone', 'anything');
      const after = await stat('/dev/null');
      assert.ok(after.isCharacterDevice());
      assert.deepEqual([after.ino, after.rdev], [before.ino, before.rdev]);
      // The device that is always full is Linux's.
      if (!existsSync('/dev/full')) return;
      await assert.rejects(
        writeText('/dev/full', 'x'),
        refused(/^\/dev\/full: cannot be written \(ENOSPC\)/),
      );
      assert.ok((await stat('/dev/full')).isCharacterDevice());
    });

    it('are not read where they are no regular files, and nothing waits for them', async () => {
      execFileSync('mkfifo', [at('pipe.jsonl')]);
      await assert.rejects(
        readText(at('pipe.jsonl')),
        refused(`${at('pipe.jsonl')}: is a pipe, expected a results file`),
      );
      await symlink('pipe.jsonl', at('link.jsonl'));
      await assert.rejects(readText(at('link.jsonl')), refused(/is a pipe, expected/));
      await assert.rejects(readText('/dev/zero'), refused('/dev/zero: is a device, expected a results file'));
      await assert.rejects(readText(folder), refused(`${folder}: is a folder, expected a results file`));
    });
  });

  it('are read to a limit', async () => {
    const file = await open(at('large'), 'w');
    await file.truncate(2 ** 30);
    await file.close();
    await assert.rejects(
      readText(at('large')),
      refused(`${at('large')}: has 1024 MiB, expected at most 256 MiB`),
    );
  });
});
