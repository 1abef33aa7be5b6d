import { kindOf } from '../cost/layer-kinds.js';
import type { OpNode } from '../networks/graph/graph.js';

/** A layer of one network beside that of another which does the same there; one of the two where it has no counterpart. */
export interface MatchedNodes {
  readonly a?: OpNode;
  readonly b?: OpNode;
}

/** The table of an alignment has so many cells at most; larger networks are matched by their names alone. */
const MOST_CELLS = 2 ** 25;

/** Where the cell of an alignment was reached from. */
const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;

/**
 * The layers of two versions of one network beside each other: an alignment that keeps both orders and has the highest sum of
 * likenesses, so that layers which were put in, left out or replaced have no counterpart.
 *
 * Names alone would not do: where exporters number layers, one more at the beginning changes all names after it.
 *
 * @source Needleman & Wunsch 1970, A general method applicable to the search for similarities
 */
export function matchLayers(a: readonly OpNode[], b: readonly OpNode[]): readonly MatchedNodes[] {
  if ((a.length + 1) * (b.length + 1) > MOST_CELLS) return matchByName(a, b);
  const width = b.length + 1;
  const from = new Uint8Array((a.length + 1) * width).fill(LEFT, 0, width);
  let above = new Float64Array(width);
  for (let i = 1; i <= a.length; i++) {
    const row = new Float64Array(width);
    from[i * width] = UP;
    for (let j = 1; j <= b.length; j++) {
      const like = likeness(a[i - 1], b[j - 1]);
      const matched = like > 0 ? above[j - 1] + like : Number.NEGATIVE_INFINITY;
      const best = Math.max(matched, above[j], row[j - 1]);
      row[j] = best;
      from[i * width + j] = matched === best ? DIAGONAL : row[j - 1] === best ? LEFT : UP;
    }
    above = row;
  }
  const matched: MatchedNodes[] = [];
  for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
    const way = from[i * width + j];
    const pair = { ...(way !== LEFT && { a: a[i - 1] }), ...(way !== UP && { b: b[j - 1] }) };
    matched.push(pair);
    if (way !== LEFT) i--;
    if (way !== UP) j--;
  }
  return matched.reverse();
}

/**
 * How much two layers look like one layer in two versions; 0 where they cannot be. That the op is the same counts most, then
 * a name that somebody gave, then the shapes.
 */
function likeness(a: OpNode, b: OpNode): number {
  const sameOp = a.op === b.op;
  const sameName = a.name === b.name;
  // A full convolution that becomes a depthwise or grouped one keeps its name, at best.
  if (!sameOp && !(sameName && kindOf(a) !== kindOf(b)) && !isReplacement(a, b)) return 0;
  const sameShape = sameLengths(a.shape, b.shape);
  const sameWeights =
    a.weightShapes.length === b.weightShapes.length &&
    a.weightShapes.every((shape, i) => sameLengths(shape, b.weightShapes[i]));
  const name = sameName ? (NUMBERED.test(a.name) ? 1 : 3) : 0;
  return 4 * Number(sameOp) + name + 2 * Number(sameShape) + 2 * Number(sameWeights) + 1;
}

/** A name that an exporter counted out: `Conv_12`, `conv2d_12`. */
const NUMBERED = /^[a-zA-Z]+(?:2d)?[-_]?\d+$/;

const CONVOLUTIONS: readonly string[] = ['conv2d', 'depthwise', 'pointwise', 'groupedPointwise'];

/** Convolutions of other kinds that give maps of one size: what replaces a layer in another version. */
function isReplacement(a: OpNode, b: OpNode): boolean {
  return CONVOLUTIONS.includes(a.op) && CONVOLUTIONS.includes(b.op) && sameLengths(a.shape, b.shape);
}

function sameLengths(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, i) => length === b[i]);
}

/** Layers of one name beside each other; the others of b come last. */
function matchByName(a: readonly OpNode[], b: readonly OpNode[]): readonly MatchedNodes[] {
  const byName = new Map(b.map(node => [node.name, node]));
  const pairs = a.map((node): MatchedNodes => {
    const other = byName.get(node.name);
    byName.delete(node.name);
    return other ? { a: node, b: other } : { a: node };
  });
  return [...pairs, ...[...byName.values()].map(node => ({ b: node }))];
}
