/** A copy of values that lie at regular distances, in the source and in the target; the two do not overlap. */
export interface StridedCopy {
  /** Number of places along each axis. */
  readonly lengths: readonly number[];
  /** Distance of neighbours along each axis in the target, and place of the first value. */
  readonly to: readonly number[];
  readonly toStart: number;
  /** The same in the source; 0 repeats a value, and below 0 it goes backwards. */
  readonly from: readonly number[];
  readonly fromStart: number;
  /** Where the copied value is not in the source: it is written to every place. */
  readonly constant?: number;
}

/** One axis of a copy. */
export interface CopyAxis {
  readonly length: number;
  readonly to: number;
  readonly from: number;
}

/** A copy as tiles of rows and columns, one for each place of the outer axes. */
export interface TiledCopy {
  readonly outer: readonly CopyAxis[];
  readonly rows: CopyAxis;
  /** The axis whose neighbours are closest together in the target. */
  readonly columns: CopyAxis;
}

const ONE: CopyAxis = { length: 1, to: 0, from: 0 };

/**
 * Brings a copy into the form in which it is fastest. Axes of length 1 are left out, and axes that are one run in
 * source and target become one. Columns are the axis of neighbours in the target; rows are that of neighbours in the
 * source, where it is another one: the tile is then a transposition.
 */
export function tiled(copy: StridedCopy): TiledCopy {
  const axes = merged(copy);
  const columns = takeSmallest(axes, ({ to }) => to) ?? ONE;
  const rows = (columns.from === 1 ? axes.pop() : takeSmallest(axes, ({ from }) => Math.abs(from))) ?? ONE;
  return { outer: axes, rows, columns };
}

function merged({ lengths, to, from }: StridedCopy): CopyAxis[] {
  const axes: CopyAxis[] = [];
  lengths.forEach((length, axis) => {
    if (length === 1) return;
    const next = { length, to: to[axis], from: from[axis] };
    const last = axes.at(-1);
    if (last && last.to === next.to * length && last.from === next.from * length) {
      axes[axes.length - 1] = { ...next, length: last.length * length };
    } else {
      axes.push(next);
    }
  });
  return axes;
}

/** Takes the axis with the smallest distance out of the list; the last one of several. */
function takeSmallest(axes: CopyAxis[], distance: (axis: CopyAxis) => number): CopyAxis | undefined {
  if (axes.length === 0) return undefined;
  let place = 0;
  for (let i = 1; i < axes.length; i++) if (distance(axes[i]) <= distance(axes[place])) place = i;
  return axes.splice(place, 1)[0];
}
