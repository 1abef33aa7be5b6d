import { elements } from '../../tensors/tensor.js';
import type { Platform, WholePlatform } from '../platform.js';
import { type PlacingOrder, placeBuffers, type SharedPlan } from './arena.js';
import { bindGraph } from './executor.js';
import { type Graph, inputsOf, type OpNode, opNodes } from './graph.js';
import { type Buffer, type Liveness, liveness } from './liveness.js';

/** Where a tensor is: so many values behind the first one of the tensor of node `root`. */
interface Place {
  readonly root: number;
  readonly from: number;
}

/**
 * A plan that does without copies where two tensors can be one memory, in graphs of one image:
 *
 * - a channel slice is a part of its input;
 * - the inputs of a concatenation of channels are written into its output at once, if none of them is a part of
 *   something else; a concatenation whose inputs lie there already, one behind the other, is such a part itself;
 * - a reshape in the memory of its input is its input.
 *
 * A tensor over which a later op writes shares nothing: its other readers would see the change.
 *
 * @source Pleiss et al. 2017, arXiv:1707.06990, which shares the memory of DenseNet's concatenations in training
 */
export function planShared(graph: Graph, elementBytes = Float32Array.BYTES_PER_ELEMENT): SharedPlan {
  const model = liveness(graph, elementBytes);
  const { places, elided, intact } = placesOf(graph, model);
  const buffers = mergedBuffers(graph, model, { places, elided, intact }, elementBytes);
  const plan = (order: PlacingOrder): SharedPlan => {
    const { offset, bytes } = placeBuffers([...new Set(buffers)], model.ops.length, order);
    const offsets = places.map(({ from }, id) => offset.get(buffers[id])! + from * elementBytes);
    return { offsets, bytes, placed: order, elided, intact };
  };
  const [bySize, byUse] = [plan('size'), plan('use')];
  return byUse.bytes < bySize.bytes ? byUse : bySize;
}

/** Whether an op of a graph is run on its shared plan: what the others move, nobody moves. */
export function isRunShared(graph: Graph): (node: OpNode) => boolean {
  const { elided } = planShared(graph);
  return ({ id }) => !elided.has(id);
}

/** A platform that runs its kernels on such a plan. */
export function withSharedBuffers(platform: Platform): WholePlatform {
  return {
    name: `${platform.name}, shared buffers`,
    description: `${platform.description}; slices and concatenations are parts of other tensors where they can be`,
    bind: (graph, seed) => bindGraph(graph, platform, seed, planShared(graph)),
  };
}

function placesOf(graph: Graph, { bufferOf }: Liveness) {
  const places = graph.nodes.map((node): Place => ({ root: node.id, from: 0 }));
  const elided = new Set<number>();
  const ops = opNodes(graph);
  const isView = (node: OpNode) => node.op === 'reshape' && node.overwrites !== undefined;
  const overwritten = new Set(
    ops.filter(node => node.overwrites !== undefined && !isView(node)).map(({ id }) => bufferOf[id]),
  );
  const mayShare = (id: number) => !overwritten.has(bufferOf[id]);
  const put = (id: number, place: Place) => {
    for (const [other, at] of places.entries()) {
      if (at.root === id) places[other] = { root: place.root, from: place.from + at.from };
    }
  };
  for (const node of ops) {
    if (isView(node)) put(node.id, { root: node.inputs[0], from: 0 });
    else if (isSliceOfOneImage(node) && mayShare(node.id) && mayShare(node.inputs[0])) {
      put(node.id, { root: node.inputs[0], from: node.parameters.from * elements(node.shape.slice(2)) });
    } else continue;
    elided.add(node.id);
    // What it was put into may itself be a part of something.
    put(node.inputs[0], places[node.inputs[0]]);
  }
  for (const node of [...ops].reverse()) {
    if (!joinsChannelsOfOneImage(node) || !mayShare(node.id) || !node.inputs.every(mayShare)) continue;
    const starts = node.inputs.map((_, i) =>
      node.inputs.slice(0, i).reduce((sum, id) => sum + elements(graph.nodes[id].shape), 0),
    );
    const [first] = node.inputs.map(id => places[id]);
    const isThere = node.inputs.every(
      (id, i) => places[id].root === first.root && places[id].from === first.from + starts[i],
    );
    const areFree = node.inputs.every((id, i) => places[id].root === id && node.inputs.indexOf(id) === i);
    const home = places[node.id];
    if (isThere && home.root === node.id) put(node.id, first);
    else if (areFree) {
      for (const [i, id] of node.inputs.entries()) put(id, { root: home.root, from: home.from + starts[i] });
    } else continue;
    elided.add(node.id);
  }
  const intact = new Set(inputsOf(graph).flatMap(({ id }) => (mayShare(id) ? [id] : [])));
  return { places, elided, intact };
}

function isSliceOfOneImage(node: OpNode): node is OpNode<'channelSlice'> & OpNode {
  return node.op === 'channelSlice' && node.shape[0] === 1;
}

function joinsChannelsOfOneImage(node: OpNode): boolean {
  return (
    node.op === 'concat' && (node as OpNode<'concat'>).parameters.axis === undefined && node.shape[0] === 1
  );
}

/** The buffer of each node: of all that are in one tensor one, which lives from its first writer to its last reader. */
function mergedBuffers(
  graph: Graph,
  { ops, bufferOf }: Liveness,
  { places, elided, intact }: Pick<SharedPlan, 'elided' | 'intact'> & { readonly places: readonly Place[] },
  elementBytes: number,
): readonly Buffer[] {
  const merged = new Map<Buffer, Buffer>();
  const skipped = new Set(ops.flatMap(({ id }, i) => (elided.has(id) ? [i] : [])));
  const keyOf = (id: number) => bufferOf[places[id].root];
  for (const key of new Set(places.map((_, id) => keyOf(id)))) {
    const members = [
      ...new Set(graph.nodes.filter(({ id }) => keyOf(id) === key).map(({ id }) => bufferOf[id])),
    ];
    const writers = members
      .map(({ writer }) => writer)
      .filter(writer => writer === undefined || !skipped.has(writer));
    const root = graph.nodes.find(({ id }) => bufferOf[id] === key && places[id].root === id)!;
    merged.set(key, {
      bytes: elements(root.shape) * elementBytes,
      writer: writers.includes(undefined) ? undefined : Math.min(...(writers as number[])),
      readers: members.flatMap(({ readers }) => readers.filter(reader => !skipped.has(reader))),
      kept:
        members.some(({ kept }) => kept) || graph.nodes.some(({ id }) => intact.has(id) && keyOf(id) === key),
    });
  }
  return places.map((_, id) => merged.get(keyOf(id))!);
}
