import assert from 'node:assert/strict';
import { bindGraph } from '../../../../src/networks/graph/executor.js';
import { inputsOf, opNodes, outputsOf } from '../../../../src/networks/graph/graph.js';
import { nodeWeights } from '../../../../src/networks/graph/weights.js';
import {
  type OnnxNetwork,
  type ReadOnnxOptions,
  readOnnx,
} from '../../../../src/networks/onnx/read/index.js';
import { writeOnnx } from '../../../../src/networks/onnx/write.js';
import { platforms } from '../../../../src/networks/platforms.js';
import { assertReads } from './agrees.js';
import {
  floats,
  graphMessage,
  integers,
  type ModelSpec,
  modelFile,
  nodeMessage,
  TYPE,
} from './model-file.js';

const relu: ModelSpec = {
  opset: 13,
  inputs: { x: [1, 2, 3, 3] },
  outputs: { y: undefined },
  nodes: [{ type: 'Relu', inputs: ['x'] }],
};

function read(spec: Partial<ModelSpec>, options: Partial<ReadOnnxOptions> = {}): OnnxNetwork {
  return readOnnx(modelFile({ ...relu, ...spec }), { where: 'm.onnx', ...options });
}

/** The op of each node. */
const opsOf = ({ graph }: OnnxNetwork): string[] => opNodes(graph).map(({ op }) => op);

/** The values of a file whose only node adds the tensor to an input of its shape. */
function valuesOf(tensor: Readonly<Record<string, unknown>>, count: number): number[] {
  const { graph } = read({
    inputs: { x: [count] },
    nodes: [{ type: 'Add', inputs: ['x', 'c'] }],
    constants: { c: { dims: [count], ...tensor } },
  });
  const constant = opNodes(graph).find(({ op }) => op === 'constant')!;
  return [...nodeWeights(graph, constant, 1)[0].data];
}

describe('tensors of a file', () => {
  it('hold their values raw or number by number', () => {
    const values = [1.5, -2, 0.25];
    assert.deepEqual(valuesOf({ ...floats([3], values) }, 3), values);
    assert.deepEqual(valuesOf({ data_type: TYPE.float, float_data: values }, 3), values);
    // An odd number of bytes before the values: they cannot be a view.
    for (const name of ['a', 'ab', 'abc', 'abcd']) {
      assert.deepEqual(valuesOf({ ...floats([3], values), name }, 3), values);
    }
  });

  it('may be float16 or float64, which is said', () => {
    const halves = [0, 0x3c00, 0xc000, 0x0001, 0x7bff, 0x3555];
    const expected = [0, 1, -2, 2 ** -24, 65504, 0.333251953125];
    const w16 = {
      data_type: TYPE.float16,
      dims: [6, 1, 1, 1],
      raw_data: new Uint8Array(Uint16Array.from(halves).buffer),
    };
    const conv = (w: object): Partial<ModelSpec> => ({
      inputs: { x: [1, 1, 2, 2] },
      nodes: [{ type: 'Conv', inputs: ['x', 'w'] }],
      constants: { w: w as never },
    });
    const weightsOf = ({ graph }: OnnxNetwork) => [...nodeWeights(graph, opNodes(graph)[0], 1)[0].data];
    const half = read(conv(w16));
    assert.deepEqual(weightsOf(half), expected);
    assert.deepEqual(half.notes, ['float16 weights are converted to float32']);
    const inInt32 = read(conv({ data_type: TYPE.float16, dims: [6, 1, 1, 1], int32_data: halves }));
    assert.deepEqual(weightsOf(inInt32), expected);
    const double = read(conv({ data_type: TYPE.double, dims: [2, 1, 1, 1], double_data: [0.1, -3] }));
    assert.deepEqual(weightsOf(double), [Math.fround(0.1), -3]);
    assert.deepEqual(double.notes, ['double weights are converted to float32']);
  });
});

describe('symbolic sizes', () => {
  const symbolic = { inputs: { x: ['N', 3, 'height', 'width'] } } as const;

  it('of the batch are 1 where they are not given, which is said', () => {
    const { graph, notes } = read({ inputs: { x: ['N', 3, 8, 8] } });
    assert.deepEqual(inputsOf(graph)[0].shape, [1, 3, 8, 8]);
    assert.deepEqual(notes, ['the number of images in x is not fixed: it is taken as 1']);
  });

  it('are given by the name of the input, or for the only one', () => {
    for (const name of ['x', '']) {
      const { graph, notes } = read(symbolic, { shapes: { [name]: [2, 3, 8, 9] } });
      assert.deepEqual(inputsOf(graph)[0].shape, [2, 3, 8, 9]);
      assert.deepEqual(notes, []);
    }
  });

  it('are refused where they are missing or do not fit the file', () => {
    const refused = (shapes: ReadOnnxOptions['shapes'], message: RegExp) =>
      assert.throws(() => read(symbolic, { shapes }), { name: 'InputError', message });
    refused(
      {},
      /x has the shape \[N, 3, height, width\], expected its sizes to be given: --shape x=1x3x224x224$/,
    );
    refused({ x: [1, 4, 8, 8] }, /got 1x4x8x8 for x, expected 3 at axis 1: \[N, 3, height, width\]$/);
    refused({ x: [1, 3, 8] }, /got 1x3x8 for x, expected 4 axes/);
    refused({ z: [1, 3, 8, 8] }, /for the input z, expected one for x$/);
  });

  it('of one name are one number in all inputs', () => {
    const two: Partial<ModelSpec> = {
      inputs: { a: ['N', 'k'], b: ['N', 'k'] },
      nodes: [{ type: 'Add', inputs: ['a', 'b'] }],
    };
    assert.throws(() => read(two, { shapes: { a: [1, 4], b: [1, 5] } }), /expected 4 at axis 1/);
    assert.deepEqual(inputsOf(read(two, { shapes: { a: [1, 4] } }).graph)[1].shape, [1, 4]);
  });
});

describe('nodes that are not known', () => {
  it('keep their place where the file says their shape, and are named with the reason', () => {
    const network = read({
      nodes: [
        { type: 'Relu', inputs: ['x'], outputs: ['r'] },
        { type: 'TopK', inputs: ['r', 'k'], outputs: ['t', 'i'], name: 'best' },
        { type: 'Relu', inputs: ['t'] },
      ],
      constants: { k: integers([1]) },
      values: { t: [1, 2, 3, 1] },
    });
    assert.deepEqual(network.unknown, [{ node: 'best', op: 'TopK', reason: 'is not known here' }]);
    assert.deepEqual(opsOf(network), ['relu', 'foreign', 'relu']);
    assert.throws(() => bindGraph(network.graph, platforms.wasm, 1), /TopK, expected a known op/);
    assert.throws(() => writeOnnx(network.graph, 1), /best is a TopK, which is not known here/);
  });

  it('take what follows with them where no shape is known', () => {
    const nodes = [
      { type: 'Relu', inputs: ['x'], outputs: ['r'] },
      { type: 'NonZero', inputs: ['r'], outputs: ['n'] },
      { type: 'Relu', inputs: ['n'], outputs: ['y'] },
    ];
    const network = read({ nodes, outputs: { r: undefined, y: undefined } });
    assert.deepEqual(
      network.unknown.map(({ op, reason }) => `${op} ${reason}`),
      ['NonZero is not known here', 'Relu reads n, which is not known'],
    );
    assert.deepEqual(network.notes, ['the output y is left out: its shape is not known']);
    // The rest is drawn and counted, even where no output is left.
    assert.deepEqual(opsOf(read({ nodes })), ['relu']);
    assert.deepEqual(opsOf(read({ nodes: [{ type: 'NonZero', inputs: ['x'] }] })), []);
  });

  it('are those of constants that lack an input', () => {
    for (const type of ['Equal', 'Where', 'Range', 'Mod', 'CastLike', 'DequantizeLinear']) {
      const nodes = [
        { type, inputs: ['c'], outputs: ['d'] },
        { type: 'Relu', inputs: ['x'] },
      ];
      const { unknown } = read({ nodes, constants: { c: integers([1]) } });
      assert.deepEqual(unknown, [{ node: 'd', op: type, reason: 'has no input 1' }]);
    }
  });

  it('are those that read weights of a type that is not known', () => {
    const strange = { data_type: 22, dims: [2], raw_data: Uint8Array.of(1) };
    const network = read({
      nodes: [
        { type: 'Add', inputs: ['x', 's'], outputs: ['a'] },
        { type: 'Relu', inputs: ['x'] },
      ],
      constants: { s: strange },
    });
    assert.deepEqual(network.notes, ['tensor s is of type 22, which is not known here']);
    assert.deepEqual(
      network.unknown.map(({ reason }) => reason),
      ['reads s, which is not known'],
    );
  });

  it('are those with attributes that are not known, or of another set of operators', () => {
    const spec = (node: object) => ({
      nodes: [{ type: 'Relu', inputs: ['x'], ...node }],
      outputs: { y: [1, 2, 3, 3] },
    });
    assert.match(read(spec({ attributes: { leak: 1 } })).unknown[0].reason, /has the attribute leak/);
    const squeeze = spec({ type: 'Squeeze', attributes: { axes: 0 } });
    assert.match(read({ ...squeeze, opset: 11 }).unknown[0].reason, /its attribute axes is of another type/);
    assert.match(read(spec({ domain: 'com.microsoft' })).unknown[0].reason, /operator set com\.microsoft/);
  });
});

describe('a graph of a file', () => {
  it('has all inputs and outputs', async () => {
    const { graph } = await assertReads(
      modelFile({
        ...{ opset: 13, inputs: { a: [2, 3], b: [2, 3] }, outputs: { s: undefined, d: undefined } },
        nodes: [
          { type: 'Add', inputs: ['a', 'b'], outputs: ['s'] },
          { type: 'Sub', inputs: ['a', 'b'], outputs: ['d'] },
        ],
      }),
    );
    assert.deepEqual([inputsOf(graph).length, outputsOf(graph).length], [2, 2]);
  });

  it('may list its weights as inputs, and its nodes in another order', async () => {
    const { graph } = await assertReads(
      modelFile({
        ...{ opset: 7, inputs: { x: [1, 4], w: [4, 3] }, outputs: { y: undefined } },
        nodes: [
          { type: 'MatMul', inputs: ['x', 'w'], outputs: ['p'] },
          { type: 'Relu', inputs: ['p'] },
        ],
        constants: {
          w: floats(
            [4, 3],
            Array.from({ length: 12 }, (_, i) => i - 5),
          ),
        },
      }),
    );
    assert.equal(inputsOf(graph).length, 1);
    const backwards = read({
      nodes: [
        { type: 'Relu', inputs: ['a'] },
        { type: 'Neg', inputs: ['x'], outputs: ['a'] },
      ],
    });
    assert.deepEqual(opsOf(backwards), ['unary', 'relu']);
  });

  it('has the nodes of functions, with the attributes of their calls', async () => {
    const leaky = (attributes: object) =>
      nodeMessage({ type: 'LeakyRelu', inputs: ['a'], outputs: ['b'], attributes: attributes as never });
    const spec: ModelSpec = {
      ...relu,
      nodes: [
        { type: 'act', domain: 'own', inputs: ['x'], outputs: ['t'], attributes: { slope: { real: 0.5 } } },
        { type: 'act', domain: 'own', inputs: ['t'], attributes: { slope: { real: 0.25 } } },
      ],
      functions: [
        {
          ...{ name: 'act', domain: 'own', input: ['a'], output: ['b'], attribute: ['slope'] },
          node: [{ ...leaky({ alpha: { ref: 'slope' } }) }],
          opset_import: [{ domain: '', version: 13 }],
        },
      ],
      domains: { own: 1 },
    };
    const { graph } = await assertReads(modelFile(spec));
    assert.deepEqual(
      opNodes(graph).map(({ parameters }) => (parameters as { alpha: number }).alpha),
      [0.5, 0.25],
    );
  });

  it('has the branch that the file itself decides on', async () => {
    const branch = (type: string) => ({
      graph: graphMessage({
        ...relu,
        inputs: {},
        outputs: { b: [1, 2, 3, 3] },
        nodes: [{ type, inputs: ['x'], outputs: ['b'] }],
      }),
    });
    const spec: ModelSpec = {
      ...relu,
      nodes: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        { type: 'Gather', inputs: ['s', 'one'], outputs: ['c'] },
        { type: 'Equal', inputs: ['c', 'two'], outputs: ['q'] },
        { type: 'If', inputs: ['q'], attributes: { then_branch: branch('Neg'), else_branch: branch('Exp') } },
      ],
      constants: { one: integers([1], []), two: integers([2], []) },
    };
    const network = await assertReads(modelFile(spec));
    assert.deepEqual(
      opNodes(network.graph).map(({ parameters }) => parameters),
      [{ function: 'negate' }],
    );
  });

  it('has no node for what only reshapes', () => {
    const network = read({
      inputs: { x: [1, 2, 3, 3] },
      nodes: [
        { type: 'GlobalAveragePool', inputs: ['x'], outputs: ['p'] },
        { type: 'Squeeze', inputs: ['p', 'axes'], outputs: ['s'] },
        { type: 'Dropout', inputs: ['s'], outputs: ['d'] },
        { type: 'Gemm', inputs: ['d', 'w'] },
      ],
      constants: { axes: integers([2, 3]), w: floats([2, 2], [1, 2, 3, 4]) },
    });
    assert.deepEqual(opsOf(network), ['globalPool', 'dense']);
  });

  it('has swish, h-swish and a channel shuffle where they were written as several nodes', () => {
    const network = read({
      inputs: { x: [1, 6, 2, 2] },
      nodes: [
        { type: 'Sigmoid', inputs: ['x'], outputs: ['s'] },
        { type: 'Mul', inputs: ['x', 's'], outputs: ['w'] },
        { type: 'Reshape', inputs: ['w', 'table'], outputs: ['t'] },
        { type: 'Transpose', inputs: ['t'], outputs: ['u'], attributes: { perm: [0, 2, 1, 3, 4] } },
        { type: 'Reshape', inputs: ['u', 'back'], outputs: ['v'] },
        { type: 'Add', inputs: ['v', 'three'], outputs: ['a'] },
        { type: 'Clip', inputs: ['a', 'zero', 'six'], outputs: ['c'] },
        { type: 'Mul', inputs: ['v', 'c'], outputs: ['m'] },
        { type: 'Div', inputs: ['m', 'six'] },
      ],
      constants: {
        ...{ table: integers([1, 3, 2, 2, 2]), back: integers([1, 6, 2, 2]) },
        ...{ zero: floats([], [0]), three: floats([], [3]), six: floats([], [6]) },
      },
    });
    assert.deepEqual(opsOf(network), ['swish', 'channelShuffle', 'hSwish']);
    assert.deepEqual(opNodes(network.graph)[1].parameters, { groups: 3 });
  });

  it('has ReLU6 and GELU where they were written as bounds and with the error function', () => {
    const network = read({
      nodes: [
        { type: 'Max', inputs: ['x', 'zero'], outputs: ['r'] },
        { type: 'Min', inputs: ['r', 'six'], outputs: ['b'] },
        { type: 'Div', inputs: ['b', 'root'], outputs: ['d'] },
        { type: 'Erf', inputs: ['d'], outputs: ['e'] },
        { type: 'Add', inputs: ['e', 'one'], outputs: ['p'] },
        { type: 'Mul', inputs: ['b', 'p'], outputs: ['m'] },
        { type: 'Mul', inputs: ['m', 'half'] },
      ],
      constants: Object.fromEntries(
        Object.entries({ zero: 0, six: 6, root: Math.SQRT2, one: 1, half: 0.5 }).map(([name, x]) => [
          name,
          floats([], [x]),
        ]),
      ),
    });
    assert.deepEqual(
      opNodes(network.graph).map(({ op, parameters }) => [op, parameters]),
      [
        ['relu6', {}],
        ['unary', { function: 'gelu' }],
      ],
    );
  });

  it('is without outputs that have no values, which is said', () => {
    const nodes = [
      { type: 'Relu', inputs: ['x'], outputs: ['y'] },
      { type: 'Shape', inputs: ['x'], outputs: ['s'], attributes: { start: 1, end: 1 } },
    ];
    const network = read({ nodes, outputs: { s: undefined, y: undefined } });
    assert.deepEqual(opsOf(network), ['relu']);
    assert.deepEqual(network.notes, ['the output s is left out: it has no values']);
    assert.throws(
      () => read({ nodes: nodes.slice(1), outputs: { s: undefined } }),
      /no output that has values/,
    );
  });

  it('is called as in the file, and its nodes as there, each by a name of its own', () => {
    const nodes = [
      { type: 'Relu', inputs: ['x'], outputs: ['a'], name: 'same' },
      { type: 'Neg', inputs: ['a'], outputs: ['b'], name: 'same' },
      { type: 'Relu', inputs: ['b'], outputs: ['y'] },
    ];
    const { graph } = read({ nodes, name: 'net' });
    assert.equal(graph.name, 'net');
    assert.deepEqual(
      graph.nodes.map(({ name }) => name),
      ['x', 'same', 'same-2', 'y'],
    );
  });
});
