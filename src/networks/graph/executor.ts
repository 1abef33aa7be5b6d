import { expectFields, expectNumbers } from '../../errors/arguments.js';
import type { BoundKernel, Layer, OpName, OpParameters, Version } from '../../kernels/op.js';
import { randomStream } from '../../tensors/random.js';
import type { Scratch } from '../../tensors/scratch.js';
import { elements, type MakeTensor, type Tensor, tensor } from '../../tensors/tensor.js';
import type { Executable, Platform, Runnable, WholePlatform } from '../platform.js';
import { type ArenaPlan, planArena, type SharedPlan } from './arena.js';
import {
  expectGraph,
  type Graph,
  type InputNode,
  inputOf,
  inputsOf,
  type OpNode,
  opNodes,
  outputIds,
} from './graph.js';
import { WeightBuffer } from './weight-buffer.js';
import { nodeWeights } from './weights.js';

/** Keeps an arena from being taken back while a view of part of it is held. */
const arenaOf = new WeakMap<Float32Array, Float32Array>();

/**
 * Binds a graph to a platform: seeded inputs and weights (the same on every platform), one block of memory for all
 * activations, one for the scratch of all kernels, and the kernels. Everything that is done once is done here.
 *
 * Where another tensor reuses an input's place in the arena, the input is kept apart and `run` begins by copying it
 * in, so that a run can be repeated.
 *
 * @param plan  where the tensors are, and the ops that have nothing to do there; `planArena`'s where it is left out
 * @throws {ShapeError} where given weights do not fit their layer
 * @throws {RangeError} where the platform does not have enough memory
 */
export function bindGraph(
  graph: Graph,
  platform: Platform,
  seed: number,
  plan: ArenaPlan & Partial<Pick<SharedPlan, 'elided' | 'intact'>> = planArena(graph),
): Executable {
  expectGraph('bindGraph', graph);
  expectFields(
    'bindGraph: platform',
    platform,
    ['name', 'versions'],
    'a platform, for instance platforms.wasm',
  );
  expectNumbers('bindGraph', { seed });
  const { allocate = (length: number) => new Float32Array(length) } = platform;
  const arena = allocate(plan.bytes / Float32Array.BYTES_PER_ELEMENT);
  const outputs = graph.nodes.map((node, i) => {
    const start = plan.offsets[i] / Float32Array.BYTES_PER_ELEMENT;
    const place = arena.subarray(start, start + elements(node.shape));
    arenaOf.set(place, arena);
    return tensor(node.shape, place);
  });

  inputOf(graph); // refuses a graph without one
  const copies: { readonly from: Tensor; readonly to: Tensor }[] = [];
  const inputs = inputsOf(graph).map(node => {
    const slot = outputs[node.id];
    const reused = !plan.intact?.has(node.id) && outputs.some((t, id) => id !== node.id && overlap(t, slot));
    const input = reused ? tensor(node.shape, allocate(elements(node.shape))) : slot;
    if (reused) copies.push({ from: input, to: slot });
    fillInput(graph, node, input, seed);
    return input;
  });

  const ops = opNodes(graph).filter(({ id }) => !plan.elided?.has(id));
  const scratchBytes = Math.max(0, ...ops.map(node => scratchBytesOf(graph, node, platform, seed)));
  const scratch = allocate(scratchBytes / Float32Array.BYTES_PER_ELEMENT);
  const kernels = bindNodes(graph, ops, platform, seed, scratch);
  const bound = ops.map((node, i) => ({
    node,
    kernel: kernels[i],
    out: outputs[node.id],
    inputs: node.inputs.map(id => outputs[id]),
  }));
  return {
    run() {
      for (const { from, to } of copies) to.data.set(from.data);
      for (const step of bound) step.kernel.run(step.out, step.inputs);
    },
    steps: bound.map(({ node, kernel, out, inputs }) => ({ node, run: () => kernel.run(out, inputs) })),
    input: inputs[0],
    inputs,
    output: outputs[graph.output],
    outputs: outputIds(graph).map(id => outputs[id]),
    arenaBytes: arena.byteLength,
    scratchBytes,
    constantBytes: bound.reduce((sum, step) => sum + step.kernel.constantBytes, 0),
  };
}

/**
 * As `bindGraph`, for engines that run a graph as a whole too.
 *
 * @throws {Error} where an engine is not installed or does not support the graph
 */
export function runnable(graph: Graph, platform: Platform | WholePlatform, seed: number): Runnable {
  return 'bind' in platform ? platform.bind(graph, seed) : bindGraph(graph, platform, seed);
}

/** Writes the seeded value of an input of a graph, which is the same on every platform. */
export function fillInput(graph: Graph, { name }: InputNode, { data }: Tensor, seed: number): void {
  const stream = randomStream(seed, `${graph.name}/${name}`);
  for (let i = 0; i < data.length; i++) data[i] = stream.normal();
}

/** Whether two views of the same memory share a byte. */
function overlap(a: Tensor, b: Tensor): boolean {
  return (
    a.data.byteOffset < b.data.byteOffset + b.data.byteLength &&
    b.data.byteOffset < a.data.byteOffset + a.data.byteLength
  );
}

/** Scratch that a node's kernel asks for. Weights are made only if it reads their values, not for their shapes. */
function scratchBytesOf<K extends OpName>(graph: Graph, node: OpNode<K>, platform: Platform, seed: number) {
  const version: Version<OpParameters[K]> = platform.versions[node.op];
  const weights = node.weightShapes.map((shape, i) => ({
    shape,
    get data() {
      return nodeWeights(graph, node, seed)[i].data;
    },
  }));
  return version.scratchBytes?.(layerOf(graph, node, weights)) ?? 0;
}

/**
 * Binds the kernels of all nodes. In a function of its own: `run` holds whatever the closures beside it use, which must
 * not include the buffer.
 */
function bindNodes(
  graph: Graph,
  nodes: readonly OpNode[],
  platform: Platform,
  seed: number,
  scratch: Scratch,
): BoundKernel[] {
  const buffer = platform.allocate && new WeightBuffer(nodes);
  return nodes.map(node => {
    buffer?.clear();
    return bindNode(graph, node, platform, seed, scratch, buffer?.make);
  });
}

/**
 * Makes the weights of a node and binds its kernel: only what kernels keep of the weights is held for the whole graph.
 */
function bindNode<K extends OpName>(
  graph: Graph,
  node: OpNode<K>,
  platform: Platform,
  seed: number,
  scratch: Scratch,
  make: MakeTensor | undefined,
): BoundKernel {
  const version: Version<OpParameters[K]> = platform.versions[node.op];
  return version.bind(layerOf(graph, node, nodeWeights(graph, node, seed, make)), scratch);
}

function layerOf<K extends OpName>(
  graph: Graph,
  node: OpNode<K>,
  weights: readonly Tensor[],
): Layer<OpParameters[K]> {
  const inputs = node.inputs.map(id => graph.nodes[id].shape);
  return { inputs, output: node.shape, weights, parameters: node.parameters };
}
