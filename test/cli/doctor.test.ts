import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callCli } from './in-process.js';
import { withFolder } from './spawn-cli.js';

describe('command line: doctor', () => {
  it('refuses a page that would replace a file of somebody else, before anything is measured', async () => {
    await withFolder(async folder => {
      const page = join(folder, 'report.html');
      await writeFile(page, 'mine');
      for (const networks of [['mobilenet-v2'], ['mobilenet-v2', 'resnet-18']]) {
        const { stderr, stdout, status } = await callCli('doctor', ...networks, '--html', page);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, /report\.html: .*expected a new file, or --force to replace it\n$/);
      }
      assert.equal(await readFile(page, 'utf8'), 'mine');
    });
  });

  it('refuses an empty name of a page, and a second network that is not there', async () => {
    assert.match(
      (await callCli('doctor', 'mobilenet-v2', '--html', '')).stderr,
      /--html: got "", expected a file/,
    );
    assert.match(
      (await callCli('doctor', 'mobilenet-v2', 'missing.onnx')).stderr,
      /^beyond-flops: missing\.onnx: /,
    );
  });
});
