import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedModels } from '../../src/networks/models/catalogue.js';
import { callCli } from './in-process.js';
import { cliInto, withFolder } from './spawn-cli.js';

describe('command line: networks', function () {
  this.timeout(20_000);

  it('counts every published network beside its published figures', async () => {
    const { stdout, status } = await callCli('models', '--json');
    assert.equal(status, 0);
    const models: { name: string }[] = JSON.parse(stdout);
    assert.deepEqual(
      models.map(model => model.name),
      publishedModels().map(model => model.name),
    );
  });

  it('shows one family in tables, with the difference to what is published and what is followed', async () => {
    const { stdout, status } = await callCli('models', 'mobilenet-v2');
    assert.equal(status, 0);
    assert.match(
      stdout,
      /mobilenet-v2-1\.0-224 +│ +300,774,272 │ +300\.0 │ +0\.26 │ +3,504,872 │ +3\.470 │ +1\.0 /,
    );
    assert.match(stdout, /mobilenet-v2- +│ +53 │ +6\.678 │ +6\.106 │ +0\.06272 │ +0\.2164 │/);
    assert.match(stdout, /^ {2}Follows torchvision: /m);
    assert.doesNotMatch(stdout, /shufflenet/);
  });

  it('shows the nodes of a network with parameters of its own, and the totals', async () => {
    const { stdout, status } = await callCli('graph', 'mobilenet-v2', '--width', '1.4');
    assert.equal(status, 0);
    assert.match(stdout, /^mobilenet-v2 width=1\.4, 1×3×224×224 → 1×1000$/m);
    assert.match(
      stdout,
      /head\/conv +│ pointwise +│ 1×1 +│ +1 │ +1 │ 448×7×7 +│ 1792×7×7 +│ +39,337,984 │ +802,816 │/,
    );
    assert.match(stdout, /multiply-accumulates \(MACs\) +│ 582,195,824/);
    assert.match(stdout, /element operations of batch norm +│ 9,573,424/);
  });

  it('sorts nodes by a column, adds them up by kind, and writes both as CSV with whole numbers', async () => {
    const small = ['mobilenet-v2', '--resolution', '32', '--csv'];
    const nodes = await callCli('graph', ...small, '--sort', 'macs');
    const [head, first, second] = nodes.stdout.split('\n').map(line => line.split(','));
    assert.deepEqual(head, [
      ...['node', 'op', 'kernel', 'stride', 'groups', 'input', 'output'],
      ...['macs', 'element-ops', 'parameters', 'bytes'],
    ]);
    assert.deepEqual(first.slice(0, 8), ['classes', 'dense', '', '', '', '1280×1×1', '1000', '1280000']);
    assert.ok(Number(second[7]) < 1_280_000);
    const depthwise = nodes.stdout.split('\n').find(line => line.startsWith('bottleneck2.1/depthwise/conv,'));
    assert.equal(
      depthwise,
      'bottleneck2.1/depthwise/conv,depthwise,3×3,2,96,96×16×16,96×8×8,55296,0,864,126336',
    );

    const kinds = await callCli('graph', ...small, '--by', 'kind', '--sort', 'bytes');
    const [, largest] = kinds.stdout.split('\n');
    assert.match(largest, /^1×1 convolution,34,\d+,\d+\.\d+,0,\d+,\d+,\d+/);
  });

  it('counts families with parameters that are asked for, without what was published of others', async () => {
    const { stdout, stderr } = await callCli(
      'models',
      'mobilenet-v2',
      '--resolution',
      '224',
      '--csv',
      '--sort',
      'macs',
    );
    assert.equal(stderr, '');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map(line => line.split(','));
    assert.deepEqual(rows[0].slice(0, 4), ['network', 'macs', 'published-macs', 'macs-difference']);
    const published = rows.slice(1).filter(([, , macs]) => macs !== '');
    assert.deepEqual(rows.length - 1, new Set(rows.slice(1).map(([, macs]) => macs)).size);
    assert.ok(published.every(([name]) => name.endsWith('-224')));
    assert.deepEqual(rows[1].slice(0, 3), ['mobilenet-v2-1.4-224', '582195824', '582000000']);

    const all = await callCli('models', '--width', '1.4', '--json');
    const models: { name: string; published?: object }[] = JSON.parse(all.stdout);
    assert.ok(models.some(({ name }) => name === 'mobilenet-v1 width=1.4'));
    assert.match(
      all.stderr,
      /^beyond-flops: left out, for they do not take these parameters: alexnet, vgg, [^\n]+\n$/,
    );
  });

  it('writes a network as an ONNX file, and replaces none unless it is told to', () =>
    withFolder(async folder => {
      const file = join(folder, 'small.onnx');
      const asked = ['squeezenet', file, '--resolution', '32'];
      const first = await callCli('export', ...asked);
      assert.equal(first.stdout, `${file}: squeezenet resolution=32, 4.77 MiB\n`);
      const written = await readFile(file);
      assert.ok(written.includes('beyond-flops'));

      await writeFile(file, 'mine');
      const second = await callCli('export', ...asked);
      const line = `beyond-flops: ${file}: exists, expected a new file, or --force to replace it\n`;
      assert.deepEqual(second, { stdout: '', stderr: line, status: 2 });
      assert.equal(await readFile(file, 'utf8'), 'mine');

      assert.equal((await callCli('export', ...asked, '--force')).status, 0);
      assert.deepEqual(await readFile(file), written);
    }));

  it('writes a network to a pipe, with nothing behind it', async function () {
    // Windows has no such name.
    if (!existsSync('/dev/stdout')) this.skip();
    await withFolder(async folder => {
      const asked = ['export', 'squeezenet', '--resolution', '32'];
      const file = join(folder, 'small.onnx');
      assert.equal((await callCli(...asked, file)).status, 0);
      const redirected = join(folder, 'redirected.onnx');
      const { stderr, status } = await cliInto(redirected, ...asked, '/dev/stdout');
      assert.deepEqual([stderr, status], ['', 0]);
      assert.deepEqual(await readFile(redirected), await readFile(file));
      const { stdout } = await callCli(...asked, '/dev/null');
      assert.equal(stdout, '/dev/null: squeezenet resolution=32, 4.77 MiB\n');
    });
  });

  it('refuses what cannot be in one line', async () => {
    const refused = [
      [
        ['graph', 'mobilenet-v22'],
        /^beyond-flops: model mobilenet-v22: unknown, did you mean mobilenet-v2\?/,
      ],
      [['graph', 'resnet-18', '--width', '2'], /^beyond-flops: resnet-18: parameter width: unknown, /],
      [['graph', 'mobilenet-v2', '--width', '0'], /: width is 0, expected a number above 0, at most 10$/],
      [['graph', 'mobilenet-v2', '--width', '1e-'], /: width is 1e-, expected a number above 0, at most 10$/],
      [['graph', 'mobilenet-v2', '--widht', '2'], /unknown option '--widht' \(Did you mean --width\?\)$/],
      [
        ['graph', 'mobilenet-v2', '--sort', 'mac'],
        /^beyond-flops: --sort: column mac: unknown, did you mean macs\?/,
      ],
      [['graph', 'mobilenet-v2', '--by', 'op'], /argument 'op' is invalid\. Allowed choices are kind\.$/],
      [['graph', 'mobilenet-v2', '--csv', '--json'], /option '--csv' cannot be used with option '--json'$/],
      [['models', '--width', 'x'], /: width is x, expected a number above 0, at most 10$/],
      [['models', '--sort', 'layer'], /^beyond-flops: --sort: column layer: unknown, did you mean layers\?/],
      [
        ['models', '--width', '2', '--net', 'a'],
        /: no family has all of width, net, expected fewer parameters$/,
      ],
      [
        ['compare-networks', 'mobilenet-v2', 'mobilenet-v2'],
        /: got mobilenet-v2 twice, expected different networks$/,
      ],
      [['compare-networks', 'mobilenet-v2:2'], /: got 2 behind a colon, expected for instance width=1\.4$/],
      [['compare-networks', 'mobilenet-v2:width=0'], /: width is 0, expected a number above 0, at most 10$/],
      [
        ['compare-networks', 'vgg-11', '-p', 'side-by-side'],
        /^beyond-flops: platform side-by-side: unknown, /,
      ],
      [['models', 'mobilenet-v'], /^beyond-flops: family mobilenet-v: unknown, did you mean mobilenet-v1\?/],
      [['export', 'mobilenet-v2', ''], /^beyond-flops: export: file is "", expected a path$/],
      [['export', 'mobilenet-v2', '.'], /^beyond-flops: \.: is a folder, expected a file$/],
    ] as const;
    for (const [args, line] of refused) {
      const { stdout, stderr, status } = await callCli(...args);
      assert.match(stderr.trimEnd(), line);
      assert.deepEqual([stdout, stderr.split('\n').length, status], ['', 2, 2]);
    }
  }).timeout(60_000);
});
