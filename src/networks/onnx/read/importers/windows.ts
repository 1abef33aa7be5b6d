import type { Padding, PerAxis } from '../../../../kernels/op.js';
import type { Shape } from '../../../../tensors/tensor.js';
import type { Call } from '../call.js';
import { Unsupported } from '../refusal.js';
import type { Activation } from '../values.js';

type Pair = readonly [rows: number, columns: number];

/** Zeros around an image, in the order of ONNX. */
export type Sides = readonly [top: number, left: number, bottom: number, right: number];

/** A window along one spatial axis. */
export interface ReadAxis {
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  readonly after: number;
}

/** A window that slides over rows and columns. */
export interface ReadWindow {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly padding: Sides;
}

/** What a window slides over, as an image. */
export interface Sliding {
  /** [N, C, H, W]. */
  readonly image: Activation;
  readonly window: ReadWindow;
  /** The result for the image, [N, K, P, Q], with the axes of the input. */
  restored(out: Activation): Activation;
}

/**
 * The window of a convolution or a pool along each axis, as the attributes of its node describe it.
 *
 * `SAME` pads as much as makes P = ⌈H / stride⌉: a zero more at the end (`SAME_UPPER`) or at the beginning, where the
 * number is odd.
 *
 * @param kernel  lengths of the window along the spatial axes
 */
export function axesOfWindow(
  call: Call,
  [, , ...sides]: Shape,
  kernel: readonly number[],
): readonly ReadAxis[] {
  if (kernel.length !== sides.length || sides.length === 0) {
    throw new Unsupported(`has a window of ${kernel.length} axes for ${sides.length}`);
  }
  const strides = listOf(call, 'strides', kernel.length, 1);
  const dilations = listOf(call, 'dilations', kernel.length, 1);
  const pads = listOf(call, 'pads', 2 * kernel.length, 0);
  const mode = call.text('auto_pad', 'NOTSET');
  if (!['NOTSET', '', 'VALID', 'SAME_UPPER', 'SAME_LOWER'].includes(mode)) {
    throw new Unsupported('has an auto_pad that is not known');
  }
  return kernel.map((taps, axis): ReadAxis => {
    const [stride, dilation] = [strides[axis], dilations[axis]];
    const one = { taps, stride, dilation };
    if (mode === 'VALID') return { ...one, before: 0, after: 0 };
    if (!mode.startsWith('SAME')) return { ...one, before: pads[axis], after: pads[axis + kernel.length] };
    const reach = (Math.ceil(sides[axis] / stride) - 1) * stride + dilation * (taps - 1) + 1;
    return { ...one, ...splitZeros(Math.max(0, reach - sides[axis]), mode === 'SAME_UPPER') };
  });
}

function listOf(call: Call, name: string, length: number, otherwise: number): readonly number[] {
  const list = call.ints(name) ?? new Array<number>(length).fill(otherwise);
  if (list.length !== length) throw new Unsupported(`has ${list.length} ${name}, expected ${length}`);
  return list;
}

/** Zeros divided between both ends of an axis; `upper` puts the odd one at the end. */
export function splitZeros(zeros: number, upper: boolean): Pick<ReadAxis, 'before' | 'after'> {
  const before = upper ? Math.floor(zeros / 2) : Math.ceil(zeros / 2);
  return { before, after: zeros - before };
}

/** Spatial axes that become one. */
interface AxisGroup {
  readonly axes: readonly number[];
  readonly window: ReadAxis;
  readonly length: number;
}

/**
 * An input of any number of spatial axes as an image. Neighbouring axes along which the window does nothing become one:
 * a signal is an image of one row, and a window of 5×1×1 over a volume is one of 5×1.
 *
 * @throws {Unsupported} where more than two axes are left
 */
export function slidingOf(call: Call, x: Activation, windows: readonly ReadAxis[]): Sliding {
  const [N, C, ...sides] = x.shape;
  const groups: AxisGroup[] = [];
  windows.forEach((window, axis) => {
    const last = groups.at(-1);
    if (sides.length > 2 && last && isIdle(last.window) && isIdle(window)) {
      groups[groups.length - 1] = { axes: [...last.axes, axis], window, length: last.length * sides[axis] };
    } else groups.push({ axes: [axis], window, length: sides[axis] });
  });
  if (groups.length === 1) groups.unshift({ axes: [], window: IDLE, length: 1 });
  if (groups.length > 2) throw new Unsupported(`slides over ${sides.length} axes, expected 1 or 2`);
  const [rows, columns] = groups.map(group => group.window);
  const shape = [N, C, ...groups.map(group => group.length)];
  return {
    image: sides.length === 2 ? x : call.view(x, shape),
    window: {
      kernel: [rows.taps, columns.taps],
      stride: [rows.stride, columns.stride],
      dilation: [rows.dilation, columns.dilation],
      padding: [rows.before, columns.before, rows.after, columns.after],
    },
    restored(out) {
      if (sides.length === 2) return out;
      const lengths = groups.flatMap(({ axes }, i) =>
        axes.length === 1 ? [out.shape[i + 2]] : axes.map(axis => sides[axis]),
      );
      return call.view(out, [...out.shape.slice(0, 2), ...lengths]);
    },
  };
}

const IDLE: ReadAxis = { taps: 1, stride: 1, dilation: 1, before: 0, after: 0 };

function isIdle({ taps, stride, before, after }: ReadAxis): boolean {
  return taps === 1 && stride === 1 && before === 0 && after === 0;
}

/** The same for both axes as one number. */
export function shortPair([rows, columns]: Pair): PerAxis {
  return rows === columns ? rows : [rows, columns];
}

/** The padding in the shortest way to say it. */
export function shortPadding([top, left, bottom, right]: Sides): Padding {
  if (top !== bottom || left !== right) return [top, left, bottom, right];
  return shortPair([top, left]);
}
