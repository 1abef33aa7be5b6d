import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { countGraph } from '../../../../src/cost/counts.js';
import { InputError } from '../../../../src/errors/input-error.js';
import { bindGraph } from '../../../../src/networks/graph/executor.js';
import { type OnnxNetwork, readOnnx } from '../../../../src/networks/onnx/read/index.js';
import { platforms } from '../../../../src/networks/platforms.js';
import { encode, floats, graphMessage, integers, type ModelSpec, modelFile, TYPE } from './model-file.js';

const FILES = fileURLToPath(new URL('../../../../../test/networks/onnx/read/files/', import.meta.url));

const relu: ModelSpec = {
  opset: 13,
  inputs: { x: [1, 2, 3, 3] },
  outputs: { y: undefined },
  nodes: [{ type: 'Relu', inputs: ['x'] }],
};

function read(spec: Partial<ModelSpec>): OnnxNetwork {
  return readOnnx(modelFile({ ...relu, ...spec }), { where: 'm.onnx' });
}

/** What the reader says of a file, in one line. */
function refusal(bytes: Uint8Array): string {
  try {
    readOnnx(bytes, { where: 'm.onnx' });
  } catch (error) {
    assert.ok(error instanceof InputError, String((error as Error).stack));
    assert.doesNotMatch(error.message, /\n/);
    return error.message;
  }
  return 'was read';
}

const refusalOf = (spec: Partial<ModelSpec>): string => refusal(modelFile({ ...relu, ...spec }));

describe('a file that cannot be read is refused in one line', () => {
  it('where it is no ONNX model, or a part of one', () => {
    assert.match(refusal(new Uint8Array()), /^m\.onnx: has no graph, expected a sound ONNX model$/);
    assert.match(refusal(Buffer.from('{"not": "an ONNX model"}\n'.repeat(9))), /^m\.onnx: /);
    const whole = modelFile(relu);
    for (let length = 0; length < whole.length; length++) {
      assert.match(refusal(whole.subarray(0, length)), /^m\.onnx: .*expected|ends too early/);
    }
  });

  it('where its operators are too old, or of no version', () => {
    assert.match(refusalOf({ opset: 6 }), /version 6 of the operators, expected at least 7/);
    assert.match(refusal(encode({ graph: graphMessage(relu) })), /no version of the operators/);
  });

  it('where its nodes have a cycle, read what nothing writes, or write one value twice', () => {
    const node = (input: string, output: string) => ({
      type: 'Relu',
      inputs: [input],
      outputs: [output],
      name: `to-${output}`,
    });
    assert.match(
      refusalOf({ nodes: [node('b', 'a'), node('a', 'b'), node('x', 'y')] }),
      /has a cycle through the node to-a/,
    );
    assert.match(refusalOf({ nodes: [node('z', 'y')] }), /node to-y that reads z, which nothing writes/);
    assert.match(refusalOf({ nodes: [node('x', 'y'), node('x', 'y')] }), /two values named y/);
    assert.match(refusalOf({ outputs: { z: undefined } }), /has the output z, which nothing writes/);
    assert.match(refusalOf({ inputs: {}, nodes: [] }), /has no input/);
  });

  it('where shapes do not fit', () => {
    assert.match(
      refusalOf({
        nodes: [{ type: 'Reshape', inputs: ['x', 's'], name: 'r' }],
        constants: { s: integers([7, -1]) },
      }),
      /node r \(Reshape\): got the sizes \[7, -1\] for \[1, 2, 3, 3\]/,
    );
    assert.match(
      refusalOf({
        nodes: [{ type: 'Add', inputs: ['x', 'b'], name: 'a' }],
        constants: { b: floats([4], [1, 2, 3, 4]) },
      }),
      /node a \(Add\): .*broadcast/,
    );
    assert.match(
      refusalOf({
        nodes: [{ type: 'Conv', inputs: ['x', 'w'], name: 'c' }],
        constants: { w: floats([1, 2, 5, 5], new Array(50).fill(1)) },
      }),
      /node c \(Conv\): conv2d: rows: window 5/,
    );
  });

  it('where weights do not fit their layer', () => {
    const conv = (w: ModelSpec['constants']) => ({
      nodes: [{ type: 'Conv', inputs: ['x', ...Object.keys(w!)], name: 'c' }],
      constants: w,
    });
    const message = /node c \(Conv\): its weights are .*, expected \[4, 2, 1, 1\]/;
    assert.match(refusalOf(conv({ w: floats([4, 3, 1, 1], new Array(12).fill(1)) })), message);
    assert.match(refusalOf(conv({ w: floats([4], [1, 2, 3, 4]) })), /filters of 1 axes, expected 4/);
    const bias = { w: floats([4, 2, 1, 1], new Array(8).fill(1)), b: floats([3], [1, 2, 3]) };
    assert.match(
      refusalOf(conv(bias)),
      /its weights are \[4, 2, 1, 1\] \[3\], expected \[4, 2, 1, 1\] \[4\]/,
    );
  });

  it('where a tensor has another number of values than its shape says', () => {
    const message = /has a tensor w of 3 values, which should be 4: \[2, 2\]/;
    assert.match(refusalOf({ constants: { w: floats([2, 2], [1, 2, 3]) } }), message);
    const unpacked = { dims: [2, 2], data_type: TYPE.float, float_data: [1, 2, 3] };
    assert.match(refusalOf({ constants: { w: unpacked } }), message);
    assert.match(
      refusalOf({ constants: { w: { ...unpacked, dims: [-2, 2] } } }),
      /tensor w of shape \[-2, 2\]/,
    );
    assert.match(
      refusalOf({ constants: { w: { ...unpacked, dims: [2 ** 40, 2 ** 40] } } }),
      /tensor w of shape/,
    );
  });

  it('where its weights are in other files, if these are not at hand', () => {
    const w = {
      dims: [1],
      data_type: TYPE.float,
      data_location: 1,
      external_data: [{ key: 'location', value: 'w.bin' }],
    };
    assert.match(refusalOf({ constants: { w } }), /has weights in the file w\.bin, which is not at hand/);
  });

  it('where it claims gigabytes, without making room for them', () => {
    const before = process.memoryUsage().rss;
    const claims: Partial<ModelSpec>[] = [
      {
        nodes: [
          { type: 'ConstantOfShape', inputs: ['s'], outputs: ['c'] },
          { type: 'Add', inputs: ['x', 'c'] },
        ],
        constants: { s: integers([2 ** 15, 2 ** 15]) },
      },
      {
        nodes: [
          { type: 'Range', inputs: ['a', 'b', 'c'], outputs: ['r'] },
          { type: 'Add', inputs: ['x', 'r'] },
        ],
        constants: { a: integers([0], []), b: integers([2 ** 40], []), c: integers([1], []) },
      },
      // Each doubles what is before: 2⁴⁰ values.
      {
        nodes: [
          ...Array.from({ length: 40 }, (_, i) => ({
            ...{ type: 'Concat', inputs: [`c${i}`, `c${i}`], outputs: [`c${i + 1}`] },
            attributes: { axis: 0 },
          })),
          { type: 'Add', inputs: ['x', 'c40'] },
        ],
        constants: { c0: floats([1], [1]) },
      },
    ];
    for (const claim of claims) assert.match(refusalOf(claim), /more constants than such a file can need/);
    assert.ok(process.memoryUsage().rss - before < 200 * 2 ** 20);
  });

  it('but not where it computes a constant in a great many steps', () => {
    const steps = 8000;
    const network = read({
      nodes: [
        ...Array.from({ length: steps }, (_, i) => ({
          type: 'Neg',
          inputs: [`c${i}`],
          outputs: [`c${i + 1}`],
        })),
        { type: 'Add', inputs: ['x', `c${steps}`] },
      ],
      constants: { c0: floats([1], [2]) },
    });
    assert.equal(network.graph.nodes.length, 3);
  });

  it('where it has a great many parts, or messages in messages', () => {
    const many = Buffer.alloc(8_000_004, Buffer.from([0x0a, 0x00]));
    // Field 7, the graph, of four million empty nodes.
    many.set([0x3a, 0x80, 0xa4, 0xe8, 0x03]);
    assert.match(refusal(many), /m\.onnx: /);
    // Graphs in branches of nodes of graphs in branches …: fields 6, 5 and 1 in each other, in the graph, field 7.
    let nested: Uint8Array = new Uint8Array();
    for (let i = 0; i < 60; i++) for (const field of [6, 5, 1]) nested = wrapped(field, nested);
    assert.match(refusal(wrapped(7, nested)), /messages in messages/);
    const groups = Buffer.alloc(1_000_000, 0x0b);
    assert.match(refusal(groups), /m\.onnx: has a field 1 of wire type 3/);
  });

  it('where it has more nodes than can be counted in a few seconds', () => {
    const nodes = Array.from({ length: 13_000 }, (_, i) => ({
      ...{ type: 'Neg', inputs: [i === 0 ? 'x' : `v${i}`], outputs: [`v${i + 1}`] },
    }));
    assert.match(refusalOf({ nodes, outputs: { v13000: undefined } }), /has more than 12,000 nodes/);
  });

  it('where functions call each other without end', () => {
    const body = (name: string, calls: string) => ({
      ...{ name, domain: 'own', input: ['a'], output: ['b'] },
      node: [{ op_type: calls, domain: 'own', input: ['a'], output: ['b'] }],
    });
    const twice = (name: string, calls: string) => ({
      ...body(name, calls),
      node: [...body(name, calls).node, ...body(name, calls).node],
    });
    const chain = Array.from({ length: 39 }, (_, i) => twice(`f${i}`, `f${i + 1}`));
    for (const functions of [
      [body('f0', 'g'), body('g', 'f0')],
      [...chain, { ...body('f39', ''), node: [] }],
    ]) {
      const message = refusalOf({
        nodes: [{ type: 'f0', domain: 'own', inputs: ['x'] }],
        functions,
        domains: { own: 1 },
      });
      assert.match(message, /functions without end/);
    }
  });

  it('with names that hide nothing', () => {
    const name = `\u001b[2J\n${'long '.repeat(1000)}`;
    const message = refusalOf({ nodes: [{ type: 'Relu', inputs: ['z'], name }] });
    assert.ok(!message.includes('\u001b'));
    assert.ok(message.length < 500);
    const { graph } = read({ nodes: [{ type: 'Relu', inputs: ['x'], name }] });
    assert.ok(graph.nodes.every(node => node.name.length <= 120 && !node.name.includes('\u001b')));
  });
});

/** A message as a field of another. */
function wrapped(field: number, message: Uint8Array): Uint8Array {
  const length: number[] = [];
  let rest = message.length;
  for (; rest >= 0x80; rest >>>= 7) length.push((rest & 0x7f) | 0x80);
  return Buffer.concat([Buffer.from([(field << 3) | 2, ...length, rest]), message]);
}

/** Files of which mutants are made: many operators in few bytes. */
const sources = ['shuf_op16', 'misc_op13', 'googlenet_like'].map(name =>
  readFileSync(`${FILES}${name}.onnx`),
);

describe('a mutated file', () => {
  it('is read, and then can run, or is refused in one line', () => {
    // The structure of a file is at its beginning and end and between its weights: most mutations go there.
    const places = sources.map(file => structureOf(file));
    const mutation = fc.record({
      at: fc.nat(),
      to: fc.nat(255),
      kind: fc.constantFrom('set', 'set', 'drop', 'double'),
    });
    const mutants = fc.record({
      source: fc.nat(sources.length - 1),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
    });
    let refused = 0;
    fc.assert(
      fc.property(mutants, ({ source, mutations }) => {
        const bytes = mutations.reduce((file, { at, to, kind }) => {
          const place = places[source][at % places[source].length] % file.length;
          if (kind === 'set') return Buffer.from(file).fill(to, place, place + 1);
          const length = kind === 'drop' ? 0 : 2 * (to % 32);
          return Buffer.concat([
            file.subarray(0, place),
            file.subarray(place, place + length),
            file.subarray(place),
          ]);
        }, sources[source]);
        const start = performance.now();
        let network: OnnxNetwork | undefined;
        try {
          network = readOnnx(bytes, { where: 'm.onnx' });
        } catch (error) {
          assert.ok(error instanceof InputError, String((error as Error).stack));
          assert.doesNotMatch(error.message, /\n/);
          refused++;
        }
        if (network?.unknown.length === 0 && countGraph(network.graph).memoryAccessCost < 1e7) {
          const { run } = bindGraph(network.graph, platforms.typescript, 1);
          run();
        }
        assert.ok(performance.now() - start < 5000);
      }),
      { numRuns: 60 },
    );
    assert.ok(refused > 0);
  });
});

/** Places of a file that are no weights: those around text. */
function structureOf(file: Buffer): number[] {
  const isText = (byte: number) => byte >= 0x20 && byte < 0x7f;
  const places: number[] = [];
  for (let i = 0; i < file.length; i++) {
    const around = file.subarray(Math.max(0, i - 12), i + 12);
    if (around.filter(isText).length > 14) places.push(i);
  }
  return places;
}
