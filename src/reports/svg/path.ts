/** A point in the plane, px. */
export type Point = readonly [x: number, y: number];

/** Numbers that each command of an SVG path takes per repetition. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  T: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  A: 7,
  Z: 0,
};

/**
 * The points of an SVG path: ends and control points of its segments; of an arc, its ends only (Plotly draws
 * marker circles with them, and never asks for their size).
 */
export function pathPoints(description: string): Point[] {
  const points: Point[] = [];
  let x = 0;
  let y = 0;
  for (const [, letter, text] of description.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const command = letter.toUpperCase();
    const relative = letter !== command;
    const numbers = (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const size = ARGUMENTS[command];
    for (let at = 0; size > 0 && at + size <= numbers.length; at += size) {
      const [originX, originY] = relative ? [x, y] : [0, 0];
      const values = numbers.slice(at, at + size);
      if (command === 'H') x = originX + values[0];
      else if (command === 'V') y = originY + values[0];
      else {
        if (command !== 'A') {
          for (let i = 0; i + 2 < size; i += 2) points.push([originX + values[i], originY + values[i + 1]]);
        }
        x = originX + values[size - 2];
        y = originY + values[size - 1];
      }
      points.push([x, y]);
    }
  }
  return points;
}

/** Length of the line through the points, px. */
export function lineLength(points: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1], points[i]);
  return length;
}

/** The point at this length along the line; its ends outside of it. */
export function pointAlong(points: readonly Point[], length: number): Point {
  let rest = length;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    const step = distance(from, to);
    if (rest <= step && step > 0) {
      const share = Math.max(0, rest) / step;
      return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    }
    rest -= step;
  }
  return points.at(-1) ?? [0, 0];
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}
