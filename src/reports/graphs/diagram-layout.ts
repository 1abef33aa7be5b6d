/** A box as the layout sees it. */
export interface LaidOut {
  readonly width: number;
  /** Indices of the boxes above that it is connected with. */
  readonly inputs: readonly number[];
}

/** Where a line passes, in rows from the top and px from the middle. */
export interface Place {
  readonly x: number;
  readonly row: number;
}

/** A line from one box to another, with a place in every row that it passes. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  readonly through: readonly Place[];
}

export interface DiagramLayout {
  /** Of each box, its middle. */
  readonly places: readonly Place[];
  readonly connections: readonly Connection[];
  readonly rows: number;
  /** How far the boxes and lines reach to the left (below 0) and to the right, px. */
  readonly left: number;
  readonly right: number;
}

const GAP = 24;
/** Room for a line that passes beside boxes. */
const LINE_WIDTH = 12;
const SWEEPS = 4;

/** Something with a place in a row: a box, or a line that passes it. */
interface Slot {
  readonly width: number;
  readonly row: number;
  readonly above: number[];
  readonly below: number[];
}

/**
 * Places boxes in rows: each one row below the lowest of its inputs, lines around the boxes between, and the order
 * within a row by where the neighbours are, which keeps lines from crossing.
 *
 * @source Sugiyama, Tagawa & Toda 1981, doi:10.1109/TSMC.1981.4308636
 */
export function layOut(boxes: readonly LaidOut[]): DiagramLayout {
  const slots: Slot[] = [];
  for (const { width, inputs } of boxes) {
    const row = Math.max(-1, ...inputs.map(input => slots[input].row)) + 1;
    slots.push({ width, row, above: [], below: [] });
  }
  const lines = boxes.flatMap(({ inputs }, to) =>
    [...new Set(inputs)].map(from => ({ from, to, slots: lineSlots(slots, from, to) })),
  );
  const rows = inRows(slots);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const row of rows) sortBy(rows, row, slots, 'above');
    for (const row of [...rows].reverse()) sortBy(rows, row, slots, 'below');
  }
  const x = placed(rows, slots);
  const placeOf = (slot: number): Place => ({ x: x[slot], row: slots[slot].row });
  return {
    places: boxes.map((_, box) => placeOf(box)),
    connections: lines.map(line => ({ from: line.from, to: line.to, through: line.slots.map(placeOf) })),
    rows: rows.length,
    left: Math.min(...slots.map(({ width }, i) => x[i] - width / 2)),
    right: Math.max(...slots.map(({ width }, i) => x[i] + width / 2)),
  };
}

/** Adds a slot to each row that a line passes between two boxes, and links all of them. */
function lineSlots(slots: Slot[], from: number, to: number): number[] {
  const passed: number[] = [];
  for (let row = slots[from].row + 1; row < slots[to].row; row++) {
    passed.push(slots.length);
    slots.push({ width: LINE_WIDTH, row, above: [], below: [] });
  }
  const chain = [from, ...passed, to];
  for (let i = 1; i < chain.length; i++) {
    slots[chain[i - 1]].below.push(chain[i]);
    slots[chain[i]].above.push(chain[i - 1]);
  }
  return passed;
}

function inRows(slots: readonly Slot[]): number[][] {
  const rows: number[][] = [];
  slots.forEach(({ row }, slot) => {
    rows[row] ??= [];
    rows[row].push(slot);
  });
  return rows;
}

/** Sorts a row by the mean place of its neighbours; a slot without any stays where it is. */
function sortBy(
  rows: readonly number[][],
  row: number[],
  slots: readonly Slot[],
  side: 'above' | 'below',
): void {
  const place = new Map(
    rows.flatMap(slotsOfRow => slotsOfRow.map((slot, i) => [slot, share(i, slotsOfRow)])),
  );
  const wish = new Map(
    row.map(slot => {
      const neighbours = slots[slot][side];
      return [slot, neighbours.length > 0 ? mean(neighbours.map(one => place.get(one)!)) : place.get(slot)!];
    }),
  );
  row.sort((a, b) => wish.get(a)! - wish.get(b)!);
}

/** Where a slot stands in its row, 0 to 1. */
function share(index: number, row: readonly number[]): number {
  return (index + 0.5) / row.length;
}

/** The middle of each slot: below the middle of its inputs, as far as the others in its row leave room. */
function placed(rows: readonly number[][], slots: readonly Slot[]): number[] {
  const x = new Array<number>(slots.length).fill(0);
  for (const row of rows) {
    const wishes = row.map(slot => mean(slots[slot].above.map(above => x[above])));
    let edge = -Infinity;
    for (const [i, slot] of row.entries()) {
      const half = slots[slot].width / 2;
      x[slot] = Math.max(wishes[i], edge + half);
      edge = x[slot] + half + GAP;
    }
    const shift = mean(row.map((slot, i) => wishes[i] - x[slot]));
    for (const slot of row) x[slot] += shift;
  }
  return x;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
