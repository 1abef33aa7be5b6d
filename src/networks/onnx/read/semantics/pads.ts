import { type OpParameters, padModes } from '../../../../kernels/op.js';
import { ShapeError } from '../../../../tensors/shape-error.js';
import type { Call } from '../call.js';
import { Unsupported } from '../refusal.js';
import { attributeOrInput, axisOf } from './axes.js';

/** What Pad adds before and after each axis; negative numbers cut off. Attributes before opset 11, inputs since. */
export function padsOf(call: Call): OpParameters['pad'] {
  const x = call.shape(0);
  const name = call.text('mode', 'constant');
  const mode = padModes.find(one => one === name);
  if (!mode) throw new Unsupported('has a mode that is not known');
  const pads = attributeOrInput(call, 'pads', 1, 11);
  const value = call.opset < 11 ? call.float('value', 0) : (call.integers(2, 'padding')?.[0] ?? 0);
  const axes = call.integers(3, 'axes')?.map(axis => axisOf(axis, x.length)) ?? x.map((_, axis) => axis);
  if (!pads?.every(Number.isSafeInteger) || pads.length !== 2 * axes.length) {
    throw new ShapeError(`got the pads [${pads?.join(', ')}], expected two for each of ${axes.length} axes`);
  }
  const [before, after] = [new Array<number>(x.length).fill(0), new Array<number>(x.length).fill(0)];
  axes.forEach((axis, i) => {
    before[axis] = pads[i];
    after[axis] = pads[i + axes.length];
  });
  return { before, after, mode, value: mode === 'constant' ? value : 0 };
}
