/** A point in the plane, px. */
type Point = readonly [x: number, y: number];

/** An axis-parallel rectangle, px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box of nothing. */
export const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The smallest box that holds all points. */
export function boxOf(points: readonly Point[]): Box {
  if (points.length === 0) return EMPTY;
  let [left, top] = points[0];
  let [right, bottom] = points[0];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The four corners of a box. */
export function corners({ x, y, width, height }: Box): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
}

/** The box of a box after an SVG `transform` attribute (translate, rotate, scale: what Plotly writes). */
export function transformed(box: Box, transform: string | null): Box {
  if (!transform) return box;
  const steps = [...transform.matchAll(/(translate|rotate|scale)\(([^)]*)\)/g)].reverse();
  let points = corners(box);
  for (const [, name, text] of steps) {
    const values = text.split(/[ ,]+/).filter(Boolean).map(Number);
    points = points.map(point => moved(point, name, values));
  }
  return boxOf(points);
}

function moved([x, y]: Point, name: string, values: readonly number[]): Point {
  if (name === 'translate') return [x + values[0], y + (values[1] ?? 0)];
  if (name === 'scale') return [x * values[0], y * (values[1] ?? values[0])];
  const [degrees, centreX = 0, centreY = 0] = values;
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const sine = Math.sin((degrees * Math.PI) / 180);
  const [dx, dy] = [x - centreX, y - centreY];
  return [centreX + dx * cosine - dy * sine, centreY + dx * sine + dy * cosine];
}
