import assert from 'node:assert/strict';
import type { Layer, OpParameters, RunnableOp } from '../../src/kernels/op.js';
import { ops, runnableOps } from '../../src/kernels/ops.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { nodeWeights } from '../../src/networks/graph/weights.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { platforms } from '../../src/networks/platforms.js';
import { tensor } from '../../src/tensors/tensor.js';
import { allocate } from '../../src/wasm/memory.js';
import { loadKernels } from '../../src/wasm/module.js';
import { everyOpAgrees } from './every-op-agrees.js';
import { agreesOn, variants } from './wasm-agrees.js';

const names = runnableOps;

/** A layer of an op. Its parameters are those of the op, which this type cannot say. */
function layerOf(op: RunnableOp): Layer<never> {
  const graph = benchGraph(op);
  const node = opNodes(graph).at(-1)!;
  return {
    inputs: node.inputs.map(id => graph.nodes[id].shape),
    output: node.shape,
    weights: nodeWeights(graph, node, 1),
    parameters: node.parameters as never,
  };
}

describe('in WebAssembly', () => {
  const loads = variants.map(variant => [variant, () => loadKernels(variant)] as const);
  everyOpAgrees(agreesOn(new Map(loads), 500));

  it('depthwise copies nothing for 3×3 windows with at most one row or column of padding on each side', () => {
    const scratchOf = (changes: Partial<OpParameters['depthwise']>) => {
      const parameters = {
        kernel: [3, 3] as const,
        stride: 1,
        padding: 1,
        dilation: 1,
        bias: false,
        ...changes,
      };
      const inputs = [[1, 2, 8, 9]];
      const output = ops.depthwise.outputShape(inputs, parameters);
      return platforms.wasm.versions.depthwise.scratchBytes!({ inputs, output, weights: [], parameters });
    };
    assert.equal(scratchOf({}), 0);
    assert.equal(scratchOf({ stride: 2, padding: [0, 0, 1, 1] }), 0);
    assert.equal(scratchOf({ padding: [0, 1, 1, 0] }), 0);
    assert.equal(scratchOf({ padding: [0, 0, 2, 1] }), 4 * (8 + 2) * (9 + 1));
    assert.equal(scratchOf({ stride: [2, 1] }), 0);
    assert.equal(scratchOf({ stride: [3, 1] }), 4 * (8 + 2) * (9 + 2));
  });

  it('every op says where a tensor has to be', () => {
    for (const op of names) {
      const layer = layerOf(op);
      const kernel = platforms.wasm.versions[op].bind(layer);
      const [inside, outside] = [
        (length: number) => allocate(length),
        (length: number) => new Float32Array(length),
      ].map(make => (shape: readonly number[]) => tensor(shape, make(shape.reduce((a, b) => a * b, 1))));
      const message = `${op}: the values are in JavaScript memory, expected WebAssembly memory`;
      assert.throws(() => kernel.run(outside(layer.output), layer.inputs.map(inside)), { message }, op);
      layer.inputs.forEach((_, place) => {
        const inputs = layer.inputs.map((shape, i) => (i === place ? outside(shape) : inside(shape)));
        assert.throws(() => kernel.run(inside(layer.output), inputs), { message }, `${op}, input ${place}`);
      });
    }
  });

  it('every op refuses a layer whose shapes do not fit', () => {
    for (const op of names) {
      const layer = layerOf(op);
      const output = [...layer.output.slice(0, -1), layer.output.at(-1)! + 1];
      assert.throws(() => platforms.wasm.versions[op].bind({ ...layer, output }), {
        name: 'ShapeError',
        message: `${op}: out is [${output.join(', ')}], expected [${layer.output.join(', ')}]`,
      });
    }
  });

  it('every op is there', () => {
    assert.deepEqual(Object.keys(platforms.wasm.versions), Object.keys(ops));
    assert.ok(Object.values(platforms.wasm.versions).every(({ name }) => name === 'wasm'));
  });
});
