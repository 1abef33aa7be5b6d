import { countGraph } from '../../src/cost/counts.js';
import { bottleneckStack } from '../../src/networks/models/pointwise-stack.js';
import { publishedNumber } from '../../src/papers/published.js';
import { guideline1, guideline4 } from '../../src/papers/shufflenetv2.js';
import { FORMS, type FormName, unitStack } from './units.js';

/** The channels c of Table 4. */
export const WIDTHS = [32, 64, 128] as const;
export type Width = (typeof WIDTHS)[number];

/** The row of Table 4 of a form. */
const FORM_ROWS = {
  both: 'yes, yes',
  'no-shortcut': 'yes, no',
  'no-relu': 'no, yes',
  neither: 'no, no',
} as const satisfies Partial<Record<FormName, string>>;
export type PaperForm = keyof typeof FORM_ROWS;

/** How many times as long the paper's device took for one form as for another one. */
export function paperRatio(device: 'gpu' | 'arm', c: Width, form: PaperForm, over: PaperForm): number {
  const speed = (which: PaperForm) => publishedNumber(guideline4, FORM_ROWS[which], `${device}_c${c}`);
  return speed(over) / speed(form);
}

/** Units in each network of the table. */
const UNITS = 10;

/** A way to read "c, number of channels in unit", on a map of a size that the table does not give. */
export interface Reading {
  readonly id: string;
  readonly title: string;
  /** Channels inside for c at both ends. */
  narrow(c: number): number;
  readonly side: number;
}

/** The reading that is taken: ResNet's own proportions, on the maps of Tables 1 to 3. */
export const TAKEN: Reading = {
  id: 'c / 4 inside, 56×56',
  title: 'c at both ends, c / 4 inside',
  narrow: c => c / 4,
  side: 56,
};

/** The other one that the printed speeds leave open: c everywhere, on a smaller map. */
export const OTHER: Reading = {
  id: 'c throughout, 28×28',
  title: 'c in all three convolutions',
  narrow: c => c,
  side: 28,
};

/** c everywhere on the maps of the other tables. */
export const TOO_MUCH: Reading = { ...OTHER, id: 'c throughout, 56×56', side: 56 };

export const READINGS: readonly Reading[] = [TAKEN, OTHER, TOO_MUCH];

/** By how much Winograd's 3×3 convolution, F(2×2, 3×3), does fewer products: the most that it could explain. */
export const WINOGRAD = 36 / 16;

/** Multiply-accumulates per second that the ARM core would have done at c, without ReLU and shortcut. */
export function impliedSpeed({ narrow, side }: Reading, c: Width): number {
  const { macs } = countGraph(unitStack({ wide: c, narrow: narrow(c), side, units: UNITS }, FORMS.neither));
  return macs * publishedNumber(guideline4, 'no, no', `arm_c${c}`);
}

/** The same of Table 1's fastest network on the same core: 1×1 convolutions with as many filters as channels. */
export function fastestOfTable1(): number {
  const speeds = [1, 2, 4].map(scale => {
    const channels = 32 * scale;
    const { macs } = countGraph(bottleneckStack(channels, channels, UNITS));
    return macs * publishedNumber(guideline1, '1:1', `arm_x${scale}`);
  });
  return Math.max(...speeds);
}

/** Element-wise passes of a unit: three ReLUs and a sum. */
const PASSES = 4;

/** Time that one element-wise pass takes on a device of the paper, ns: with both less without both, over all passes. */
export function passNs(device: 'gpu' | 'arm', c: Width): number {
  const [without, with_] = ['no, no', 'yes, yes'].map(row =>
    publishedNumber(guideline4, row, `${device}_c${c}`),
  );
  return (1e9 / with_ - 1e9 / without) / (UNITS * PASSES);
}
