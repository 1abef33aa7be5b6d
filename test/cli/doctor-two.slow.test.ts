import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { writeOnnx } from '../../src/networks/onnx/write.js';
import { fullVersion, separableVersion } from '../doctor/sample-two.js';
import { cli, withFolder } from './spawn-cli.js';

describe('command line: doctor of two networks', function () {
  this.timeout(120_000);

  it('measures the layers of both files beside each other, as JSON, and writes a page beside it', async () => {
    await withFolder(async folder => {
      const [a, b, page] = ['a.onnx', 'b.onnx', 'page.html'].map(name => join(folder, name));
      await writeFile(a, writeOnnx(fullVersion(), 1));
      await writeFile(b, writeOnnx(separableVersion(), 1));
      const { stdout, stderr, status } = await cli(
        'doctor',
        a,
        b,
        '--minutes',
        '0.05',
        '--json',
        '--html',
        page,
      );
      assert.equal(status, 0, stderr);
      const report = JSON.parse(stdout);
      assert.deepEqual([report.a.name, report.b.name], [a, b]);
      const [{ platform, layers, ratio, answer }] = report.platforms;
      assert.equal(platform, 'wasm');
      assert.ok(ratio.estimate > 0);
      assert.match(answer[0], /with ×0\.142 its multiply-accumulates/);
      assert.deepEqual(
        layers.map((pair: { a?: { op: string }; b?: { op: string } }) => [pair.a?.op, pair.b?.op]),
        [
          [undefined, 'depthwise'],
          ['conv2d', 'pointwise'],
          ['relu', 'relu'],
        ],
      );
      const { document } = new JSDOM(await readFile(page, 'utf8')).window;
      assert.deepEqual(
        [...document.querySelectorAll('header li')].slice(0, 2).map(({ textContent }) => textContent),
        [`a: ${a}`, `b: ${b}`],
      );
      assert.deepEqual((await readdir(folder)).sort(), ['a.onnx', 'b.onnx', 'page.html']);
    });
  });
});
