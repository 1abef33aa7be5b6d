import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkCost } from '../../src/cost/network-cost.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { decodeNpy, encodeNpy } from '../../src/tensors/npy.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { type ModelSpec, modelFile } from '../networks/onnx/read/model-file.js';
import { callCli } from './in-process.js';
import { withFolder } from './spawn-cli.js';

/** Two inputs, their sum and their difference; the batch is open. */
const two: ModelSpec = {
  ...{ opset: 13, inputs: { a: ['N', 3], b: ['N', 3] }, outputs: { s: undefined, d: undefined } },
  nodes: [
    { type: 'Add', inputs: ['a', 'b'], outputs: ['s'] },
    { type: 'Sub', inputs: ['a', 'b'], outputs: ['d'] },
  ],
};

describe('command line: a file in the place of a network', function () {
  this.timeout(20_000);

  it('is written by export, and counted by graph as the network that it is', () =>
    withFolder(async folder => {
      const [first, second] = ['a.onnx', 'b.onnx'].map(name => join(folder, name));
      const asked = ['squeezenet', '--resolution', '32'];
      assert.equal((await callCli('export', ...asked.slice(0, 1), first, ...asked.slice(1))).status, 0);
      assert.equal((await callCli('export', first, second)).status, 0);
      const counted = async (path: string) => JSON.parse((await callCli('graph', path, '--json')).stdout);
      const one = await counted(first);
      const other = await counted(second);
      assert.deepEqual(one.total, networkCost(graphOf('squeezenet', { resolution: 32 })));
      assert.deepEqual({ ...one, name: '' }, { ...other, name: '' });
    }));

  it('says what of it is not known, and is not run then', () =>
    withFolder(async folder => {
      const path = join(folder, 'm.onnx');
      const nodes = [
        { type: 'Relu', inputs: ['x'], outputs: ['r'] },
        { type: 'Einsum', inputs: ['r'], name: 'odd' },
      ];
      writeFileSync(path, modelFile({ opset: 13, inputs: { x: ['N', 3] }, outputs: { y: ['N', 3] }, nodes }));
      const shown = await callCli('graph', path);
      assert.equal(shown.status, 0);
      assert.match(shown.stdout, /odd +│ foreign/);
      assert.match(shown.stderr, /left out of the counts: odd \(Einsum\) is not known here\n/);
      assert.match(shown.stderr, /the number of images in x is not fixed: it is taken as 1\n/);
      const json = JSON.parse((await callCli('graph', path, '--json')).stdout);
      assert.deepEqual(json.unknown, [{ node: 'odd', op: 'Einsum', reason: 'is not known here' }]);
      for (const verb of [
        ['export', path, join(folder, 'o.onnx')],
        ['verify', path],
        ['bench', path],
        ['compare-networks', path],
      ]) {
        const { stderr, status } = await callCli(...verb);
        assert.match(
          stderr,
          /^beyond-flops: m\.onnx: odd \(Einsum\) is not known here, expected known ops: see graph\n$/,
        );
        assert.equal(status, 2);
      }
    }));

  it('takes --shape, and no parameters of the catalogue', () =>
    withFolder(async folder => {
      const path = join(folder, 'm.onnx');
      writeFileSync(
        path,
        modelFile({
          opset: 13,
          inputs: { x: ['N', 'C'] },
          outputs: { y: undefined },
          nodes: [{ type: 'Relu', inputs: ['x'] }],
        }),
      );
      const missing = await callCli('graph', path);
      assert.match(
        missing.stderr,
        /m\.onnx: the input x has the shape \[N, C\], expected its sizes to be given: --shape x=1x224\n$/,
      );
      for (const shape of ['x=2x5', '2x5', 'x=2×5']) {
        const { nodes } = JSON.parse((await callCli('graph', path, '--shape', shape, '--json')).stdout);
        assert.deepEqual(nodes[0].shape, [2, 5]);
      }
      const parameter = await callCli('graph', path, '--width', '1.4', '--shape', '2x5');
      assert.match(
        parameter.stderr,
        /got width, which is for networks of the catalogue, expected --shape\n$/,
      );
      const catalogue = await callCli('graph', 'squeezenet', '--shape', '1x3x32x32');
      assert.match(catalogue.stderr, /--shape: got one for squeezenet, expected it with an ONNX file\n$/);
    }));
});

describe('command line: infer', function () {
  this.timeout(20_000);

  it('runs a network on NumPy files, whose shapes the network may leave open', () =>
    withFolder(async folder => {
      const at = (name: string) => join(folder, name);
      writeFileSync(at('m.onnx'), modelFile(two));
      const [a, b] = ['a', 'b'].map(name => randomTensor([2, 3], randomStream(1, name)));
      writeFileSync(at('a.npy'), encodeNpy(a));
      writeFileSync(at('b.npy'), encodeNpy(b));
      const inputs = ['--input', `a=${at('a.npy')}`, '--input', `b=${at('b.npy')}`];
      const outputs = ['--output', at('s.npy'), '--output', `d=${at('d.npy')}`];
      for (const platform of ['reference', 'wasm']) {
        const { stderr, status } = await callCli(
          'infer',
          at('m.onnx'),
          ...inputs,
          ...outputs,
          '-p',
          platform,
          '--force',
        );
        assert.deepEqual([stderr, status], ['', 0]);
        const [s, d] = ['s.npy', 'd.npy'].map(name => decodeNpy(readFileSync(at(name)), name));
        assert.deepEqual(
          [s.shape, d.shape],
          [
            [2, 3],
            [2, 3],
          ],
        );
        assert.deepEqual(
          s.data,
          a.data.map((x, i) => x + b.data[i]),
        );
        assert.deepEqual(
          d.data,
          a.data.map((x, i) => x - b.data[i]),
        );
      }
    }));

  it('refuses inputs that are missing, unknown or of another shape, and outputs that are in the way', () =>
    withFolder(async folder => {
      const at = (name: string) => join(folder, name);
      writeFileSync(at('m.onnx'), modelFile({ ...two, inputs: { a: [1, 3], b: [1, 3] } }));
      writeFileSync(at('a.npy'), encodeNpy(randomTensor([1, 3], randomStream(1, 'a'))));
      writeFileSync(at('long.npy'), encodeNpy(randomTensor([1, 4], randomStream(1, 'a'))));
      const call = async (...args: string[]) => (await callCli('infer', at('m.onnx'), ...args)).stderr;
      const a = ['--input', `a=${at('a.npy')}`];
      const y = ['--output', at('y.npy')];
      assert.match(await call(...a), /^beyond-flops: infer: got no --output/);
      assert.match(await call(...a, ...y), /--input: got none for b, expected b=<file> of 1×3\n$/);
      assert.match(
        await call(...a, '--input', at('a.npy'), ...y),
        /the input without a name, expected one for a, b\n$/,
      );
      assert.match(
        await call(...a, '--input', `b=${at('long.npy')}`, ...y),
        /got 1x4 for b, expected 3 at axis 1/,
      );
      assert.match(
        await call(...a, '--input', `b=${at('a.npy')}`, '--output', `z=${at('y.npy')}`),
        /--output: got z, expected one of s, d\n$/,
      );
      assert.match(
        await call(...a, '--output', at('a.npy'), '--force'),
        /is given before, expected another file\n$/,
      );
      assert.match(
        await call(...a, '--output', at('m.onnx')),
        /exists, expected a new file, or --force to replace it\n$/,
      );
    }));
});
