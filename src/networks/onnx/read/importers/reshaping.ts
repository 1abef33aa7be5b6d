import type { Call, Importer } from '../call.js';
import { reshapes } from '../semantics/reshaping.js';
import { orderOf } from '../semantics/slices.js';
import type { Activation } from '../values.js';

/** What gives values another shape, and turns their axes. */
export const reshaping: Readonly<Record<string, Importer>> = {
  ...Object.fromEntries(
    [...reshapes].map(([type, target]): [string, Importer] => [
      type,
      call => call.view(call.activation(0), target(call)),
    ]),
  ),
  Transpose: call => turned(call, call.activation(0), orderOf(call)),
};

/** An activation with its axes in another order: nothing moves where only axes of length 1 change places. */
export function turned(call: Call, x: Activation, order: readonly number[], suffix?: string): Activation {
  const shape = order.map(axis => x.shape[axis]);
  const long = order.filter(axis => x.shape[axis] > 1);
  if (long.every((axis, i) => i === 0 || axis > long[i - 1])) return call.view(x, shape);
  return shuffle(call, x, order) ?? call.add('transpose', [x], { order }, { suffix });
}

/**
 * The channels of an image seen as a table [N, G, C/G, …] that is turned: a channel shuffle of G groups. Undefined where
 * it is another turn.
 */
function shuffle(call: Call, x: Activation, order: readonly number[]): Activation | undefined {
  const [N, C, ...pixels] = call.importing.shape(x.id);
  const [images, groups, perGroup, ...rest] = x.shape;
  const product = (lengths: readonly number[]) => lengths.reduce((all, length) => all * length, 1);
  const isTable = images === N && groups * perGroup === C && product(rest) === product(pixels);
  const isTurned = order.join() === [0, 2, 1, ...rest.map((_, i) => i + 3)].join();
  if (pixels.length !== 2 || !isTable || !isTurned) return undefined;
  return call.add(
    'channelShuffle',
    [x],
    { groups },
    {
      asStored: true,
      shape: [images, perGroup, groups, ...rest],
    },
  );
}
