import { type Kind, kindOf } from '../../cost/layer-kinds.js';
import {
  type Graph,
  type GraphNode,
  type OpNode,
  onlyReader,
  readersOf,
} from '../../networks/graph/graph.js';
import type { Shape } from '../../tensors/tensor.js';
import { opWords } from './op-words.js';

/** A box of a diagram: an input, or an op with what follows it in place. */
export interface Box {
  readonly words: string;
  /** Shape of its output, for instance `64 × 28×28`. */
  readonly shape: string;
  readonly kind: Kind | 'input';
  /** Indices of the boxes whose output it reads, all smaller than its own. */
  readonly inputs: readonly number[];
}

const KINDS_THAT_FOLLOW: readonly Kind[] = ['batch-norm', 'activation'];

/**
 * The boxes of a graph. A batch norm or an activation that is the only reader of a convolution, or of what already
 * follows one, is named in the convolution's box.
 */
export function boxesOf(graph: Graph): readonly Box[] {
  const readers = readersOf(graph);
  const boxes: Box[] = [];
  const boxOf = new Map<number, number>();
  for (const node of graph.nodes) {
    const host = hostOf(graph, readers, node);
    const at = host === undefined ? undefined : boxOf.get(host);
    if (at !== undefined) {
      boxes[at] = { ...boxes[at], words: `${boxes[at].words} · ${opWords(node as OpNode)}` };
      boxOf.set(node.id, at);
      continue;
    }
    boxOf.set(node.id, boxes.length);
    boxes.push({
      words: node.kind === 'input' ? node.name : opWords(node),
      shape: shapeInWords(node.shape),
      kind: node.kind === 'input' ? 'input' : kindOf(node),
      inputs: node.kind === 'input' ? [] : node.inputs.map(id => boxOf.get(id)!),
    });
  }
  return boxes;
}

/** The node whose box also names this one; undefined where this one has a box of its own. */
function hostOf(graph: Graph, readers: readonly (readonly OpNode[])[], node: GraphNode): number | undefined {
  if (node.kind === 'input' || node.inputs.length !== 1 || !KINDS_THAT_FOLLOW.includes(kindOf(node)))
    return undefined;
  const before = graph.nodes[node.inputs[0]];
  return before.kind === 'op' && onlyReader(graph, readers, before) === node ? before.id : undefined;
}

/** Channels and size of a map, without the number of images where it is 1; other shapes as they are. */
function shapeInWords(shape: Shape): string {
  if (shape.length !== 4) return shape.join('×');
  const [images, channels, rows, columns] = shape;
  return `${images === 1 ? '' : `${images} × `}${channels} × ${rows}×${columns}`;
}
