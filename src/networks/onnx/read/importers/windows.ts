import type { Padding, PerAxis } from '../../../../kernels/op.js';
import type { Call } from '../call.js';
import { Unsupported } from '../refusal.js';

/** A window that slides over rows and columns, as the attributes of a node describe it. */
export interface ReadWindow {
  readonly kernel: readonly [rows: number, columns: number];
  readonly stride: readonly [rows: number, columns: number];
  readonly dilation: readonly [rows: number, columns: number];
  readonly padding: readonly [top: number, left: number, bottom: number, right: number];
}

/**
 * The window of a convolution or a pool over an image [N, C, H, W].
 *
 * `SAME` pads as much as makes P = ⌈H / stride⌉: a zero more at the end (`SAME_UPPER`) or at the beginning, where the
 * number is odd.
 *
 * @throws {Unsupported} where it is not over two axes
 */
export function windowOf(call: Call, kernel: readonly number[]): ReadWindow {
  if (kernel.length !== 2 || call.shape(0).length !== 4) {
    throw new Unsupported(`works on ${call.shape(0).length - 2} spatial axes, expected 2`);
  }
  const stride = pair(call, 'strides');
  const dilation = pair(call, 'dilations');
  return {
    kernel: [kernel[0], kernel[1]],
    stride,
    dilation,
    padding: paddingOf(call, kernel, stride, dilation),
  };
}

function pair(call: Call, name: string): readonly [number, number] {
  const [rows, columns = rows, ...rest] = call.ints(name) ?? [1, 1];
  if (rest.length > 0) throw new Unsupported(`its ${name} are not two`);
  return [rows, columns];
}

function paddingOf(
  call: Call,
  kernel: readonly number[],
  stride: readonly number[],
  dilation: readonly number[],
): ReadWindow['padding'] {
  const pads = call.ints('pads') ?? [0, 0, 0, 0];
  const mode = call.text('auto_pad', 'NOTSET');
  if (mode === 'VALID') return [0, 0, 0, 0];
  if (mode === 'NOTSET' || mode === '') {
    if (pads.length !== 4) throw new Unsupported('its pads are not four');
    const [top, left, bottom, right] = pads;
    return [top, left, bottom, right];
  }
  if (mode !== 'SAME_UPPER' && mode !== 'SAME_LOWER') throw new Unsupported(`its auto_pad is ${mode}`);
  const sides = call.shape(0).slice(2);
  const zeros = sides.map((length, axis) => {
    const span = dilation[axis] * (kernel[axis] - 1) + 1;
    return Math.max(0, (Math.ceil(length / stride[axis]) - 1) * stride[axis] + span - length);
  });
  const before = zeros.map(count => (mode === 'SAME_UPPER' ? Math.floor(count / 2) : Math.ceil(count / 2)));
  return [before[0], before[1], zeros[0] - before[0], zeros[1] - before[1]];
}

/** The same for both axes as one number. */
export function shortPair([rows, columns]: readonly [number, number]): PerAxis {
  return rows === columns ? rows : [rows, columns];
}

/** The padding in the shortest way to say it. */
export function shortPadding([top, left, bottom, right]: ReadWindow['padding']): Padding {
  if (top !== bottom || left !== right) return [top, left, bottom, right];
  return shortPair([top, left]);
}
