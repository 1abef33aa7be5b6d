import { countGraph } from '../../src/cost/counts.js';
import { receptiveField } from '../../src/cost/receptive-field.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { dfcGate } from './gates.js';

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1;

/** Exercise 1: the map that every pixel has to see. */
const SIDE = 28;

/** Whether the gate of a pixel in the corner sees the whole map. */
function seesAll(window: number): boolean {
  const graph = dfcGate({ side: SIDE, channels: 1 }, [
    [1, window],
    [window, 1],
  ]);
  return receptiveField(graph, { channel: 0, row: 0, column: 0 }).reached === SIDE * SIDE;
}

/** The smallest odd window from which a corner sees the whole map; the corners are furthest from what they see. */
export function smallestWindow(): number {
  let window = 3;
  while (!seesAll(window)) window += 2;
  return window;
}

/** Windows that a common mistake leads to. Any other wrong one gets no hint of its size. */
const MISTAKES: Readonly<Record<number, string>> = {
  5: 'That is the window that GhostNetV2 takes: it sees 10×10 pixels.',
  13: 'The far end is 13 pixels away, but a window has two sides.',
  15: 'That is enough for the pixel in the middle. Now stand in a corner.',
  55: 'That is for windows on the map itself. On which map do they slide?',
};

const window: Exercise = {
  id: 'dfc/1',
  expects: 'an odd number, the length of the windows',
  judge(answer) {
    if (!isCount(answer)) return notYet('Give a whole number.');
    if (answer % 2 === 0) return notYet('Give an odd number: windows have a middle.');
    if (answer === smallestWindow()) {
      return passed(
        'From the corner of the 14×14 map the far end is 13 pixels away, so a window needs 13 on each side. Wherever it ' +
          'stands, 13 of its 27 taps lie outside the map: a dense layer over the column does the same sums with 14 ' +
          'multiply-accumulates per pixel instead of 27.',
      );
    }
    return notYet(
      MISTAKES[answer] ??
        'It is another one. Draw the map on which the windows slide. Which pixel is furthest from what it has to see, how far, ' +
          'and on which side of its window?',
    );
  },
};

/** Multiply-accumulates of full and of decoupled attention on a map that need not be square, counted on graphs. */
function workOf(H: number, W: number): { full: number; decoupled: number } {
  const dense = (rows: number, values: number) => {
    const g = new GraphBuilder('dense');
    return countGraph(g.build(g.dense(g.input([rows, values]), { units: values }))).macs;
  };
  return { full: dense(1, H * W), decoupled: dense(W, H) + dense(H, W) };
}

const LARGEST = 64;

const narrow: Exercise = {
  id: 'dfc/2',
  expects: '[H, W], two whole numbers',
  judge(answer) {
    if (!(Array.isArray(answer) && answer.length === 2 && answer.every(n => isCount(n) && n <= LARGEST))) {
      return notYet(`Give [H, W]: rows and columns of a map, each from 1 to ${LARGEST}.`);
    }
    const [H, W] = answer as [number, number];
    const { full, decoupled } = workOf(H, W);
    const said = `Full attention has ${full} multiply-accumulates per channel, decoupled ${decoupled}`;
    if (decoupled > full) {
      return passed(
        `${said}. H·W < H + W needs a side of 1: a sequence, such as audio or text. There is nothing to decouple, and the ` +
          'second step comes on top.',
      );
    }
    if (decoupled === full) return notYet(`${said}: as many. Nearly.`);
    return notYet(`${said}. Divide both by H·W: what has to be smaller than what?`);
  },
};

/** Exercise 3: a table of full attention on a map of 2×2 pixels. */
const PIXELS = 4;
/** Determinants below this share of the largest weight squared are 0. */
const ZERO = 1e-9;

/**
 * The largest 2×2 determinant over (w, h') of the weights F_{hw,h'w'}, of all h and w'. Decoupled attention has
 *
 *   F_{hw,h'w'} = F^W_{w,hw'} · F^H_{h,h'w'}
 *
 * so that for each h and w' they are a product of a vector over w and one over h', with determinant 0; and any table with
 * determinants 0 can be written so.
 */
export function undecouplable(F: readonly (readonly number[])[]): number {
  const at = (h: number, w: number, h2: number, w2: number) => F[2 * h + w][2 * h2 + w2];
  const determinants = [0, 1].flatMap(h =>
    [0, 1].map(w2 => Math.abs(at(h, 0, 0, w2) * at(h, 1, 1, w2) - at(h, 0, 1, w2) * at(h, 1, 0, w2))),
  );
  return Math.max(...determinants);
}

const table: Exercise = {
  id: 'dfc/3',
  expects: 'four rows of four numbers',
  judge(answer) {
    const isTable =
      Array.isArray(answer) &&
      answer.length === PIXELS &&
      answer.every(row => Array.isArray(row) && row.length === PIXELS && row.every(Number.isFinite));
    if (!isTable)
      return notYet("Give four rows of four numbers: row hw, column h'w', in the order 11, 12, 21, 22.");
    const F = answer as number[][];
    const largest = Math.max(...F.flat().map(Math.abs));
    if (undecouplable(F) > ZERO * largest ** 2) {
      return passed(
        'For one output row h and one input column w′, the weights over w and h′ are no product of two vectors: two pixels of ' +
          'a row want different rows of the same column. The column step has one answer for both.',
      );
    }
    const isIdentity =
      F[0][0] !== 0 && F.every((row, i) => row.every((value, j) => value === (i === j ? F[0][0] : 0)));
    if (isIdentity) return notYet('Every pixel that sees itself is easy: both steps do nothing.');
    return notYet(
      'Two steps can do this. The column step gives one value a′ for each h and w′; both pixels of row h have to be made ' +
        'from a′ of that row. Let them want different things of one column.',
    );
  },
};

/** The exercises of notebook 25. */
export const exercises: readonly Exercise[] = [window, narrow, table];
