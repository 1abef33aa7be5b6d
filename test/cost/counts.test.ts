import assert from 'node:assert/strict';
import { countGraph, countNode } from '../../src/cost/counts.js';
import type { OpName, OpParameters } from '../../src/kernels/op.js';
import { runnableOps } from '../../src/kernels/ops.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { type Graph, type OpNode, opNodes } from '../../src/networks/graph/graph.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { type BottleneckBlock, bottleneck } from '../../src/networks/models/bottleneck.js';
import type { Shape } from '../../src/tensors/tensor.js';

/** A graph of one op over inputs of these shapes. */
function single<K extends OpName>(
  op: K,
  shapes: readonly Shape[],
  parameters: OpParameters[K],
  options = {},
) {
  const g = new GraphBuilder(op);
  const inputs = shapes.map((shape, i) => g.input(shape, `input-${i}`));
  return g.build(g.node(op, inputs, parameters, options));
}

const image: Shape = [2, 6, 5, 4];

describe('counts of one op', () => {
  it('count a convolution as N·K·P·Q·(C/G)·R·S multiply-accumulates', () => {
    const parameters = { filters: 8, stride: 2, padding: 1, dilation: 1, groups: 2, bias: true };
    const graph = single('conv2d', [image], { ...parameters, kernel: [3, 2] });
    assert.deepEqual(graph.nodes[1].shape, [2, 8, 3, 3]);
    assert.deepEqual(countGraph(graph), {
      macs: 2 * 8 * 9 * 3 * 6,
      flops: 2 * 2 * 8 * 9 * 3 * 6,
      elementOps: 0,
      parameters: 8 * 3 * 6 + 8,
      memoryAccessCost: 240 + 152 + 144,
      bytesMoved: 4 * (240 + 152 + 144),
    });
  });

  it('count one multiply-accumulate per tap of a depthwise convolution', () => {
    const parameters = { stride: 1, padding: 1, dilation: 1, bias: false };
    const counts = countGraph(single('depthwise', [image], { ...parameters, kernel: [3, 3] }));
    assert.equal(counts.macs, 240 * 9);
    assert.equal(counts.parameters, 54);
    assert.equal(counts.memoryAccessCost, 240 + 54 + 240);
  });

  it('divide the multiply-accumulates of a 1×1 convolution by its groups', () => {
    const plain = countGraph(single('pointwise', [image], { filters: 9, bias: false, accumulate: false }));
    assert.equal(plain.macs, 2 * 20 * 6 * 9);
    for (const perGroup of [false, true]) {
      const parameters = { filters: 9, groups: 3, bias: false, perGroup };
      const grouped = countGraph(single('groupedPointwise', [image], parameters));
      assert.equal(grouped.macs, plain.macs / 3);
      assert.equal(grouped.parameters, 18);
    }
  });

  it('count the partial sum that a 1×1 convolution adds to as read and as written, but not as arithmetic', () => {
    const parameters = { filters: 9, bias: false, accumulate: true };
    const graph = single('pointwise', [image, [2, 9, 5, 4]], parameters, { overwrites: 1 });
    assert.deepEqual([countGraph(graph).macs, countGraph(graph).elementOps], [2160, 0]);
    assert.equal(countGraph(graph).memoryAccessCost, 240 + 54 + 2 * 360);
  });

  it('count matrix products and dense layers by their depth', () => {
    const product = [
      [3, 5],
      [5, 4],
    ];
    assert.equal(countGraph(single('matmul', product, {})).macs, 60);
    const dense = countGraph(single('dense', [image], { units: 7, bias: true }));
    assert.equal(dense.macs, 2 * 7 * 120);
    assert.equal(dense.parameters, 7 * 120 + 7);
  });

  it('keep activations, batch norm, pools and sums apart from the multiply-accumulates', () => {
    const pool = { kernel: [3, 3], stride: 1, padding: 1 } as const;
    const elementOps = {
      relu: single('relu', [image], {}),
      prelu: single('prelu', [image], {}),
      softmax: single('softmax', [[2, 120]], {}),
      batchNorm: single('batchNorm', [image], { epsilon: 1e-3 }),
      globalPool: single('globalPool', [image], {}),
      add: single('add', [image, image], {}),
      multiply: single('multiply', [image, [2, 6, 1, 1]], {}),
      maxPool: single('maxPool', [image], pool),
      avgPool: single('avgPool', [image], pool),
      concat: single('concat', [image, image], {}),
      channelShuffle: single('channelShuffle', [image], { groups: 3 }),
      upsample: single('upsample', [image], { size: [10, 8] }),
    };
    const counted = Object.entries(elementOps).map(([name, graph]) => [name, countGraph(graph).elementOps]);
    assert.deepEqual(Object.fromEntries(counted), {
      relu: 240,
      prelu: 240,
      softmax: 240,
      batchNorm: 240,
      globalPool: 240,
      add: 240,
      multiply: 240,
      maxPool: 9 * 240,
      avgPool: 9 * 240,
      concat: 0,
      channelShuffle: 0,
      upsample: 0,
    });
    for (const graph of Object.values(elementOps)) assert.equal(countGraph(graph).macs, 0);
  });

  it('count one element operation per output of a function or a norm, and one per input of a reduction', () => {
    const counted = {
      unary: single('unary', [image], { function: 'gelu' }),
      binary: single('binary', [[6, 1, 1], image], { function: 'subtract' }),
      reduce: single('reduce', [image], { function: 'l2', axes: [2, 3], keep: false }),
      argMax: single('argMax', [image], { axis: 1, keep: false }),
      globalMaxPool: single('globalMaxPool', [image], {}),
      lrn: single('lrn', [image], { size: 5, alpha: 1, beta: 1, bias: 1 }),
      instanceNorm: single('instanceNorm', [image], { epsilon: 1e-3 }),
      layerNorm: single('layerNorm', [image], { axis: 1, epsilon: 1e-3, bias: true }),
    };
    for (const [op, graph] of Object.entries(counted)) {
      assert.deepEqual([countGraph(graph).elementOps, countGraph(graph).macs], [240, 0], op);
    }
    assert.equal(countGraph(counted.binary).memoryAccessCost, 6 + 240 + 240);
    assert.equal(countGraph(counted.layerNorm).parameters, 2 * 120);
    assert.equal(countGraph(counted.instanceNorm).parameters, 2 * 6);
  });

  it('count a constant as parameters that are copied, and products of many matrices by their depth', () => {
    const g = new GraphBuilder('constant');
    g.input([1]);
    const counts = countGraph(g.build(g.node('constant', [], { shape: [3, 4] })));
    assert.deepEqual([counts.parameters, counts.memoryAccessCost, counts.elementOps], [12, 24, 0]);
    const products = [
      [2, 1, 3, 5],
      [4, 5, 6],
    ];
    assert.equal(countGraph(single('batchedMatmul', products, {})).macs, 2 * 4 * 3 * 6 * 5);
  });

  it('count the factors of a gate and the pixels of an upsampling as they are read and written', () => {
    assert.equal(countGraph(single('multiply', [image, [2, 6, 1, 1]], {})).memoryAccessCost, 240 + 12 + 240);
    assert.equal(countGraph(single('upsample', [image], { size: [10, 8] })).memoryAccessCost, 240 + 960);
    assert.equal(countGraph(single('prelu', [image], {})).parameters, 6);
  });

  it('count moving values as traffic only: of a slice or gather what it keeps, of a reshape in place nothing', () => {
    const cut = { starts: [0, 0, 0, 0], ends: [2, 6, 5, 4], steps: [1, 1, 2, 2] };
    const frame = { before: [0, 0, 1, 1], after: [0, 0, 0, 0], mode: 'edge', value: 0 } as const;
    const moved = {
      reshape: single('reshape', [image], { shape: [240] }),
      inPlace: single('reshape', [image], { shape: [240] }, { overwrites: 0 }),
      transpose: single('transpose', [image], { order: [3, 2, 1, 0] }),
      slice: single('slice', [image], cut),
      pad: single('pad', [image], frame),
      expand: single('expand', [[2, 1, 3]], { shape: [2, 4, 3] }),
      tile: single('tile', [[2, 3]], { repeats: [1, 4] }),
      gather: single('gather', [image], { axis: 1, indices: [0] }),
      repeated: single('gather', [[3]], { axis: 0, indices: [0, 0, 0, 1] }),
      depthToSpace: single('depthToSpace', [[1, 8, 2, 3]], { block: 2, order: 'CRD' }),
      spaceToDepth: single('spaceToDepth', [[1, 2, 4, 6]], { block: 2 }),
    };
    for (const [op, graph] of Object.entries(moved)) {
      assert.deepEqual([countGraph(graph).macs, countGraph(graph).elementOps], [0, 0], op);
    }
    const traffic = Object.entries(moved).map(([op, graph]) => [op, countGraph(graph).memoryAccessCost]);
    assert.deepEqual(Object.fromEntries(traffic), {
      reshape: 480,
      inPlace: 0,
      transpose: 480,
      slice: 2 * (2 * 6 * 3 * 2),
      pad: 240 + 2 * 6 * 6 * 5,
      expand: 6 + 24,
      tile: 6 + 24,
      gather: 2 * 40,
      repeated: 3 + 4,
      depthToSpace: 96,
      spaceToDepth: 96,
    });
  });

  it('count the pixels of which resizing makes one, and one operation per quantised value', () => {
    const resized = (mode: 'nearest' | 'linear' | 'cubic') =>
      countGraph(single('resize', [image], { size: [10, 8], mode, coordinates: 'half_pixel' })).elementOps;
    assert.deepEqual([resized('nearest'), resized('linear'), resized('cubic')], [0, 4 * 960, 16 * 960]);
    const int8 = { type: 'int8', scale: [1], zeroPoint: [0] } as const;
    assert.equal(countGraph(single('quantize', [image], int8)).elementOps, 240);
    assert.equal(countGraph(single('dequantize', [image], int8)).elementOps, 240);
  });

  it('count a transposed convolution by its input, and convolutions of integers as those of real numbers', () => {
    const window = { filters: 8, kernel: [3, 2], stride: 2, padding: 1, dilation: 1, groups: 2 } as const;
    const transposed = single('convTranspose', [image], { ...window, bias: true, outputPadding: 0 });
    assert.equal(countGraph(transposed).macs, 240 * 4 * 6);
    assert.equal(countGraph(transposed).parameters, 6 * 4 * 6 + 8);
    const int8 = { type: 'int8', scale: [1], zeroPoint: [0] } as const;
    const range = { type: 'int8', zeroPoint: [0] } as const;
    const all = { input: int8, weights: int8, output: int8 };
    const { macs } = countGraph(single('conv2d', [image], { ...window, bias: true }));
    assert.equal(countGraph(single('quantizedConv', [image], { ...window, ...all, bias: true })).macs, macs);
    const sums = single('integerConv', [image], { ...window, input: range, weights: range });
    assert.equal(countGraph(sums).macs, macs);
  });

  it('count the element operations of a fused activation, but no traffic', () => {
    const parameters = { filters: 9, bias: true, accumulate: false };
    const plain = countGraph(single('pointwise', [image], parameters));
    const fused = countGraph(single('pointwise', [image], { ...parameters, activation: 'hSwish' }));
    assert.deepEqual(fused, { ...plain, elementOps: 2 * 9 * 20 });
    const sum = countGraph(single('add', [image, image], { activation: 'relu' }));
    assert.equal(sum.elementOps, 240 + 240);
  });

  it('count only γ and β of batch norm as parameters, but all four vectors as read', () => {
    const counts = countGraph(single('batchNorm', [image], { epsilon: 1e-3 }));
    assert.equal(counts.parameters, 12);
    assert.equal(counts.memoryAccessCost, 240 + 24 + 240);
  });

  it('count only the channels that a channel slice keeps', () => {
    assert.equal(countGraph(single('channelSlice', [image], { from: 1, to: 3 })).memoryAccessCost, 2 * 80);
  });

  it('count a tensor that is both inputs of an op as read once', () => {
    const g = new GraphBuilder('twice');
    const x = g.input(image);
    assert.equal(countGraph(g.build(g.add(x, x))).memoryAccessCost, 2 * 240);
  });

  it('are the same in place and out of place', () => {
    const apart = countGraph(single('relu6', [image], {}));
    assert.deepEqual(countGraph(single('relu6', [image], {}, { overwrites: 0 })), apart);
    assert.equal(apart.bytesMoved, 4 * 480);
  });

  it('refuse an unknown op', () => {
    const node = { kind: 'op', id: 0, name: 'fft-0', op: 'fft', inputs: [], shape: [1], weightShapes: [] };
    const graph = { name: 'g', nodes: [node], output: 0 } as unknown as Graph;
    assert.throws(
      () => countNode(node as unknown as OpNode, graph),
      /fft-0 is a fft, expected matmul, conv2d/,
    );
    assert.throws(() => countGraph(graph), /fft-0/);
  });

  it('cover every op that runs', () => {
    for (const op of runnableOps) {
      const counts = countGraph(benchGraph(op));
      assert.ok(counts.memoryAccessCost > 0 && Number.isInteger(counts.macs + counts.elementOps), op);
    }
  });
});

describe('counts of a graph', () => {
  const block: BottleneckBlock = { name: 'b', side: 14, channels: 12, expanded: 72, filters: 20, stride: 2 };

  it('sum over its ops', () => {
    const graph = bottleneck(block, 3);
    const parts = opNodes(graph).map(node => countNode(node, graph));
    const total = countGraph(graph);
    for (const key of Object.keys(total) as (keyof typeof total)[]) {
      assert.equal(
        total[key],
        parts.reduce((sum, part) => sum + part[key], 0),
      );
    }
  });

  it('give a bottleneck block the same arithmetic and parameters for every t, but more traffic', () => {
    const whole = countGraph(bottleneck(block, 1));
    assert.equal(whole.macs, 196 * 12 * 72 + 49 * 72 * 9 + 49 * 72 * 20);
    assert.equal(whole.parameters, 72 * (12 + 9 + 20));
    for (const t of [2, 5, 72]) {
      const split = countGraph(bottleneck(block, t));
      const { macs, flops, elementOps, parameters, memoryAccessCost } = split;
      assert.deepEqual([macs, flops], [whole.macs, whole.flops]);
      assert.deepEqual([elementOps, parameters], [whole.elementOps, whole.parameters]);
      const inputAgain = (t - 1) * 196 * 12;
      const outputAgain = (t - 1) * 2 * 49 * 20;
      assert.equal(memoryAccessCost, whole.memoryAccessCost + inputAgain + outputAgain);
    }
  });
});
