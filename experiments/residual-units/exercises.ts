import { formatCount, formatShare } from '../../src/reports/format.js';
import { type Exercise, type Feedback, notYet, passed } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { macsPerPixel, preservedBy, unreadShare } from './memory.js';

/** Exercise 2: the work of t = 6 on 36 channels, how far from it one may be, and how much a ReLU has to preserve. */
const BUDGET = macsPerPixel({ t: 6, channels: 36 });
const WITHIN = 0.03;
const PRESERVED = 0.99;
/** More than any sensible answer, so that the sums of the theorem stay finite. */
const MOST = 1000;

/** The smallest expansion that preserves enough with the channels that the budget pays for. */
function smallestExpansion(): number {
  for (let t = 1; ; t++) {
    let channels = 1;
    while (macsPerPixel({ t, channels: channels + 1 }) <= BUDGET) channels++;
    if (preservedBy({ t, channels }) >= PRESERVED) return t;
  }
}

function judgeDesign(answer: unknown): Feedback {
  const { t, c } = (answer ?? {}) as { readonly t?: unknown; readonly c?: unknown };
  if (![t, c].every(value => Number.isInteger(value) && (value as number) >= 1)) {
    return notYet('Give an object { t, c } of two whole numbers from 1 on.');
  }
  const unit = { t: t as number, channels: c as number };
  const macs = macsPerPixel(unit);
  const work = `t = ${t} with c = ${c} does ${formatCount(macs)} multiply-accumulates for each pixel`;
  if (Math.abs(macs / BUDGET - 1) > WITHIN || unit.t * unit.channels > MOST) {
    return notYet(
      `${work}; the budget is ${formatCount(BUDGET)}, within ${formatShare(WITHIN)}. Solve it for c.`,
    );
  }
  const preserved = preservedBy(unit);
  if (preserved < PRESERVED) {
    return notYet(
      `${work}, but on average a ReLU on ${unit.t * unit.channels} random channels preserves only ` +
        `${formatShare(preserved)} of what ${c} dimensions carry.`,
    );
  }
  if (unit.t > smallestExpansion()) {
    return notYet(
      `${work} and preserves enough. But of all maps alive at once, the two wide ones weigh most: can you do with less inside?`,
    );
  }
  return passed(
    `${work} and preserves ${preserved.toFixed(5)} of the inputs. By this argument alone, t = 3 would do. The paper chooses t ` +
      'by accuracy, finds little difference from 5 to 10 and takes 6: trained weights are not random, and a wider depthwise layer has ' +
      'more filters.',
  );
}

/** Exercise 3: the inverted residual of 36 → 216 → 36 channels, run op by op. */
interface Change {
  readonly channels?: number;
  readonly inside?: number;
  readonly shortcut?: boolean;
  readonly depthwiseInPlace?: boolean;
  readonly sumInPlace?: boolean;
}

/** Values for each pixel that are alive at once at most: at the expansion, the depthwise, the projection or the sum. */
export function peakWith({
  channels = 36,
  inside = 216,
  shortcut = true,
  depthwiseInPlace = false,
  sumInPlace = false,
}: Change): number {
  const held = shortcut ? channels : 0;
  return Math.max(
    channels + inside,
    held + (depthwiseInPlace ? 1 : 2) * inside,
    held + inside + channels,
    shortcut ? (sumInPlace ? 2 : 3) * channels : 0,
  );
}

const CHANGES: Readonly<Record<string, Change>> = {
  'drop the shortcut': { shortcut: false },
  'sum in place': { sumInPlace: true },
  't = 3 at the same work': { channels: 52, inside: 156 },
  'depthwise in place': { depthwiseInPlace: true },
};

function least(): string {
  const peaks = Object.entries(CHANGES).map(([name, change]) => ({ name, peak: peakWith(change) }));
  return peaks.reduce((a, b) => (b.peak < a.peak ? b : a)).name;
}

/** The exercises of notebook 19. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'residual-units/1',
    signature: '(kernel, stride) => share',
    cases: () => [
      [1, 2],
      [3, 2],
      [1, 3],
      [2, 3],
      [3, 5],
      [5, 1],
      [7, 7],
    ],
    reference: unreadShare,
    because:
      'Along one direction a window of k pixels covers k of every s, and no more than all of them; a pixel is read if it is ' +
      'covered in both directions. The original ResNet has stride 2 in its first 1×1 convolution and so never looks at three quarters of ' +
      'its input; torchvision moved the stride to the 3×3 convolution. The projection of the shortcut still skips them.',
  }),
  { id: 'residual-units/2', expects: 'an object { t, c }', judge: judgeDesign },
  choiceExercise({
    id: 'residual-units/3',
    options: Object.keys(CHANGES),
    right: least,
    hints: {
      'drop the shortcut':
        'Its 36 values per pixel are alive at the peak, but they are the small part of it.',
      'sum in place': 'When the sum runs, the wide maps are gone already. At which op is the peak?',
      't = 3 at the same work':
        'Two maps of 156 channels are less than two of 216, but the ends grow to 52. Is there a change that makes one of the two ' +
        'wide maps disappear?',
    },
    because:
      'The peak is at the depthwise convolution: 36 + 216 + 216 values per pixel. Each of its channels reads only itself, so its output ' +
      'can take over the memory of its input, with a copy of a single channel: 36 + 216 + 36 = 288 are left, at the projection. Engines for ' +
      'microcontrollers do this. A full 3×3 convolution could not, because every output channel still reads all the others.',
  }),
];
