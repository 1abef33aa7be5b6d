import { isDetermined } from './collapse.js';
import { type Embedding, relu } from './embedding.js';

/** A part of the plane in which the same channels are on, seen from the origin. */
export interface Sector {
  /** Angles, radians; `from` is at most `to`. */
  readonly from: number;
  readonly to: number;
  /** How many channels are on. */
  readonly on: number;
  /** Whether a point in it can be told from its neighbours after ReLU. */
  readonly preserved: boolean;
}

const QUARTER = Math.PI / 2;
const TURN = 2 * Math.PI;

/**
 * The sectors into which the lines of T's channels cut the plane, anticlockwise. Channel (a, b) is on where
 * a·x + b·y > 0, which is within a quarter turn of its direction.
 */
export function sectorsOf(T: Embedding): readonly Sector[] {
  const directions = Array.from({ length: T.n }, (_, i) => Math.atan2(T.rows[2 * i + 1], T.rows[2 * i]));
  const lines = directions.flatMap(angle => [within(angle - QUARTER), within(angle + QUARTER)]);
  lines.sort((a, b) => a - b);
  const edges = [...lines, lines[0] + TURN];
  return edges.slice(1).map((to, i) => {
    const from = edges[i];
    const [x, y] = [Math.cos((from + to) / 2), Math.sin((from + to) / 2)];
    const on = directions.filter((_, row) => T.rows[2 * row] * x + T.rows[2 * row + 1] * y > 0).length;
    return { from, to, on, preserved: isDetermined(T, x, y, relu) };
  });
}

/** Share of the plane, as an angle, that ReLU(T·) preserves. */
export function preservedArea(T: Embedding): number {
  const angles = sectorsOf(T).map(({ from, to, preserved }) => (preserved ? to - from : 0));
  return angles.reduce((sum, angle) => sum + angle, 0) / TURN;
}

/** The same angle in −π … π. */
function within(angle: number): number {
  return angle > Math.PI ? angle - TURN : angle < -Math.PI ? angle + TURN : angle;
}
