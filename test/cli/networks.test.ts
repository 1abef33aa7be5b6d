import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedModels } from '../../src/networks/models/catalogue.js';
import { cli, withFolder } from './spawn-cli.js';

describe('command line: networks', function () {
  this.timeout(20_000);

  it('counts every published network beside its published figures', async () => {
    const { stdout, status } = await cli('models', '--json');
    assert.equal(status, 0);
    const models: { name: string }[] = JSON.parse(stdout);
    assert.deepEqual(
      models.map(model => model.name),
      publishedModels().map(model => model.name),
    );
  });

  it('shows one family in tables, with the difference to what is published and what is followed', async () => {
    const { stdout, status } = await cli('models', 'mobilenet-v2');
    assert.equal(status, 0);
    assert.match(
      stdout,
      /mobilenet-v2-1\.0-224 +│ +300,774,272 │ +300\.0 │ +0\.26 │ +3,504,872 │ +3\.470 │ +1\.0 /,
    );
    assert.match(stdout, /mobilenet-v2-1\.0-224 +│ +53 │ +6\.678 │ +6\.106 │ +0\.06272 │ +0\.2164 │/);
    assert.match(stdout, /^ {2}Follows torchvision: /m);
    assert.doesNotMatch(stdout, /shufflenet/);
  });

  it('shows the nodes of a network with parameters of its own, and the totals', async () => {
    const { stdout, status } = await cli('graph', 'mobilenet-v2', '--width', '1.4');
    assert.equal(status, 0);
    assert.match(stdout, /^mobilenet-v2 width=1\.4, 1×3×224×224 → 1×1000$/m);
    assert.match(stdout, /head\/conv +│ pointwise +│ 1×1792×7×7 +│ +39,337,984 │ +0 │ +802,816 │/);
    assert.match(stdout, /multiply-accumulates +│ 582,195,824/);
    assert.match(stdout, /element operations of batch norm +│ 9,573,424/);
  });

  it('writes a network as an ONNX file, and replaces none unless it is told to', () =>
    withFolder(async folder => {
      const file = join(folder, 'small.onnx');
      const asked = ['squeezenet', file, '--resolution', '32'];
      const first = await cli('export', ...asked);
      assert.equal(first.stdout, `${file}: squeezenet resolution=32, 4.77 MiB\n`);
      const written = await readFile(file);
      assert.ok(written.includes('beyond-flops'));

      await writeFile(file, 'mine');
      const second = await cli('export', ...asked);
      const line = `beyond-flops: ${file}: exists, expected a new file, or --force to replace it\n`;
      assert.deepEqual(second, { stdout: '', stderr: line, status: 2 });
      assert.equal(await readFile(file, 'utf8'), 'mine');

      assert.equal((await cli('export', ...asked, '--force')).status, 0);
      assert.deepEqual(await readFile(file), written);
    }));

  it('refuses what cannot be in one line', async () => {
    const refused = [
      [
        ['graph', 'mobilenet-v22'],
        /^beyond-flops: model mobilenet-v22: unknown, did you mean mobilenet-v2\?/,
      ],
      [['graph', 'resnet-18', '--width', '2'], /^beyond-flops: resnet-18: parameter width: unknown, /],
      [['graph', 'mobilenet-v2', '--width', '0'], /: width is 0, expected a number above 0$/],
      [['graph', 'mobilenet-v2', '--width', '1e-'], /: width is 1e-, expected a number above 0$/],
      [['graph', 'mobilenet-v2', '--widht', '2'], /unknown option '--widht' \(Did you mean --width\?\)$/],
      [['models', 'mobilenet-v'], /^beyond-flops: family mobilenet-v: unknown, did you mean mobilenet-v1\?/],
      [['export', 'mobilenet-v2', ''], /^beyond-flops: export: file is "", expected a path$/],
      [['export', 'mobilenet-v2', '.'], /^beyond-flops: \.: is a folder, expected a file$/],
    ] as const;
    for (const [args, line] of refused) {
      const { stdout, stderr, status } = await cli(...args);
      assert.match(stderr.trimEnd(), line);
      assert.deepEqual([stdout, stderr.split('\n').length, status], ['', 2, 2]);
    }
  });
});
