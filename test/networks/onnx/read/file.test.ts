import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphData, graphFrom } from '../../../../src/measure/graphs/graph-data.js';
import { bindGraph } from '../../../../src/networks/graph/executor.js';
import { opNodes } from '../../../../src/networks/graph/graph.js';
import { optimize } from '../../../../src/networks/graph/passes/index.js';
import { nodeWeights } from '../../../../src/networks/graph/weights.js';
import { readOnnxFile } from '../../../../src/networks/onnx/read/file.js';
import { platforms } from '../../../../src/networks/platforms.js';
import { floats, modelFile, TYPE } from './model-file.js';

const WEIGHTS = Float32Array.of(1, 2, 3, 4);

/** A file of a pointwise convolution of two channels. */
function convolution(w: object): Uint8Array {
  return modelFile({
    ...{ opset: 13, inputs: { x: [1, 2, 2, 2] }, outputs: { y: undefined } },
    nodes: [{ type: 'Conv', inputs: ['x', 'w'] }],
    constants: { w: { data_type: TYPE.float, dims: [2, 2, 1, 1], ...w } },
  });
}

function external(location: string, entries: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = Object.entries({ location, ...entries });
  return convolution({ data_location: 1, external_data: all.map(([key, value]) => ({ key, value })) });
}

describe('a file of a network', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beyond-flops-'));
    writeFileSync(
      join(folder, 'w.bin'),
      Buffer.concat([Buffer.alloc(8), Buffer.from(WEIGHTS.buffer), Buffer.alloc(4)]),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (bytes: Uint8Array, name = 'm.onnx'): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const weightsOf = (path: string): number[] => {
    const { graph } = readOnnxFile(path);
    return [...nodeWeights(graph, opNodes(graph)[0], 1)[0].data];
  };
  const refused = (path: string, message: RegExp) =>
    assert.throws(() => readOnnxFile(path), { name: 'InputError', message });

  it('is called as the file', () => {
    assert.equal(readOnnxFile(write(convolution({ float_data: [...WEIGHTS] }))).graph.name, 'm.onnx');
  });

  it('may have its weights in another one in its folder or below', () => {
    assert.deepEqual(weightsOf(write(external('w.bin', { offset: '8', length: '16' }))), [...WEIGHTS]);
    assert.deepEqual(weightsOf(write(external('w.bin', { offset: '12' }))), [2, 3, 4, 0]);
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'w.bin'), Buffer.from(WEIGHTS.buffer));
    assert.deepEqual(weightsOf(write(external('below/w.bin'))), [...WEIGHTS]);
  });

  it('has no weights from elsewhere, whatever the path says', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'beyond-flops-'));
    try {
      writeFileSync(join(elsewhere, 'w.bin'), Buffer.from(WEIGHTS.buffer));
      symlinkSync(elsewhere, join(folder, 'link'), 'junction');
      for (const location of [
        '../w.bin',
        join(elsewhere, 'w.bin'),
        'link/w.bin',
        '',
        '.',
        'missing.bin',
        'a\0b',
      ]) {
        refused(write(external(location)), /m\.onnx: .*expected/);
      }
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('is refused where its weights are shorter than it says, or no number', () => {
    refused(
      write(external('w.bin', { offset: '16' })),
      /w\.bin: has 28 bytes, expected a file of weights of at least 32/,
    );
    refused(write(external('w.bin', { length: '12' })), /of 12 bytes in another file, which should be 16/);
    refused(write(external('w.bin', { offset: '-1' })), /with the offset -1 in another file/);
    refused(write(external('w.bin', { offset: '1e3' })), /with the offset 1e3/);
  });

  it('is refused where it is not there, or is a folder', () => {
    refused(join(folder, 'none.onnx'), /none\.onnx: cannot be read \(ENOENT\), expected an ONNX model$/);
    refused(folder, /is a folder, expected an ONNX model$/);
  });

  describe('in another process', () => {
    it('is read again, not sent, and is the same', () => {
      const { graph } = readOnnxFile(write(convolution({ float_data: [...WEIGHTS] })));
      const data = graphData(graph, 1);
      assert.ok(!JSON.stringify(data).includes('Float32Array'));
      const sent = data.nodes.flatMap(node => ('weights' in node ? [node.weights] : []));
      assert.deepEqual(Object.keys(sent[0]!), ['source', 'node']);
      const outputs = [graph, graphFrom(structuredClone(data))].map(one => {
        const { output, run } = bindGraph(one, platforms.typescript, 1);
        run();
        return output.data;
      });
      assert.deepEqual(outputs[0], outputs[1]);
    });

    it('is refused where it, or a file of its weights, has changed in between', () => {
      const path = write(external('w.bin'));
      const changed = {
        name: 'InputError',
        message: `${path}: has changed since it was read, expected the same content`,
      };
      const first = graphData(readOnnxFile(path).graph, 1);
      writeFileSync(join(folder, 'w.bin'), Buffer.alloc(28, 1));
      assert.throws(() => graphFrom(first), changed);
      const second = graphData(readOnnxFile(path).graph, 1);
      write(external('w.bin', { offset: '4' }));
      assert.throws(() => graphFrom(second), changed);
    });

    it('has weights that a pass made as they are', () => {
      const bytes = modelFile({
        ...{ opset: 13, inputs: { x: [1, 2, 2, 2] }, outputs: { y: undefined } },
        nodes: [
          { type: 'Conv', inputs: ['x', 'w'], outputs: ['c'] },
          { type: 'BatchNormalization', inputs: ['c', 's', 'b', 'm', 'v'] },
        ],
        constants: {
          w: floats([2, 2, 1, 1], [...WEIGHTS]),
          ...{
            s: floats([2], [2, 3]),
            b: floats([2], [0, 1]),
            m: floats([2], [0, 0]),
            v: floats([2], [1, 1]),
          },
        },
      });
      const { graph } = readOnnxFile(write(bytes));
      const [, node] = graphData(optimize(graph), 1).nodes;
      assert.ok('weights' in node && Array.isArray(node.weights));
    });
  });
});
