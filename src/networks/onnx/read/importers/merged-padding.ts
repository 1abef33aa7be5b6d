import type { OpParameters } from '../../../../kernels/op.js';
import type { Call } from '../call.js';
import type { Activation } from '../values.js';
import type { Sides } from './windows.js';

/**
 * What a window slides over without the zeros that an op before it puts around the image, and the padding with them; as
 * it is where there are none.
 */
export function withoutPad(
  call: Call,
  x: Activation,
  padding: Sides,
): { readonly x: Activation; readonly padding: Sides } {
  const producer = call.importing.producer(x.id);
  if (producer?.op !== 'pad' || call.importing.shape(x.id).join() !== x.shape.join()) return { x, padding };
  const { before, after, mode, value } = producer.parameters as OpParameters['pad'];
  const isImage =
    before.length === 4 && [...before.slice(0, 2), ...after.slice(0, 2)].every(zeros => zeros === 0);
  if (mode !== 'constant' || value !== 0 || !isImage) return { x, padding };
  const [top, left, bottom, right] = padding;
  return {
    x: producer.inputs[0],
    padding: [top + before[2], left + before[3], bottom + after[2], right + after[3]],
  };
}
