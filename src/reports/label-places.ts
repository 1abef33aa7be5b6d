/** Where a label stands, seen from its point, as Plotly names it. */
export type LabelPlace =
  | 'top center'
  | 'bottom center'
  | 'middle right'
  | 'middle left'
  | 'top right'
  | 'top left'
  | 'bottom right'
  | 'bottom left';

/** A point of a figure with its label, in pixels, y downwards. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** In the order in which places are tried: [place, x, y] with x, y the way from the point to the label. */
const PLACES: readonly (readonly [LabelPlace, number, number])[] = [
  ['middle right', 1, 0],
  ['middle left', -1, 0],
  ['top center', 0, -1],
  ['bottom center', 0, 1],
  ['top right', 1, -1],
  ['bottom right', 1, 1],
  ['top left', -1, -1],
  ['bottom left', -1, 1],
];

/** Mean width of a character and height of a line at 11 px, and the radius of a marker with the gap around it. */
const CHARACTER = 5.6;
const LINE = 13;
const RADIUS = 6;

/**
 * A place for every label, one label after the other: the first place that meets no label before it, no point and
 * not the edge; where there is none, the place that meets least.
 */
export function labelPlaces(
  points: readonly Labelled[],
  size: { readonly width: number; readonly height: number },
): readonly LabelPlace[] {
  const taken: Box[] = points.map(({ x, y }) => around(x, y, RADIUS, RADIUS));
  return points.map(point => {
    const options = PLACES.map(([place, dx, dy]) => {
      const box = labelBox(point, dx, dy);
      const met = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      return { place, box, met: met + outside(box, size) };
    });
    const best = options.reduce((least, option) => (option.met < least.met ? option : least));
    taken.push(best.box);
    return best.place;
  });
}

function labelBox({ x, y, text }: Labelled, dx: number, dy: number): Box {
  const [halfWidth, halfHeight] = [(text.length * CHARACTER) / 2, LINE / 2];
  return around(x + dx * (halfWidth + RADIUS), y + dy * (halfHeight + RADIUS), halfWidth, halfHeight);
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

/** Area that two boxes share, px². */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** Area of a box outside of the figure, px². */
function outside(box: Box, { width, height }: { readonly width: number; readonly height: number }): number {
  const whole = (box.right - box.left) * (box.bottom - box.top);
  return whole - overlap(box, { left: 0, right: width, top: 0, bottom: height });
}
