import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Channel shuffle, one block copy per channel.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly's memory copy, all channels in one call
 * @expect  the speed of memory; JavaScript copies shared memory word by word
 */
export function channelShuffleWasm(load: LoadKernels): Version<OpParameters['channelShuffle']> {
  return {
    name: 'wasm',
    changes: "WebAssembly's memory copy, all channels in one call",
    bind(layer) {
      checkLayer('channelShuffle', shape, layer);
      const [[N, C, H, W]] = layer.inputs;
      const { groups } = layer.parameters;
      const run = load().plan({
        op: 'channelShuffle',
        kernel: 'shuffleChannels',
        units: (N * C) / groups,
        cost: costOf(layer),
      });
      return {
        constantBytes: 0,
        run(out, [x]) {
          const to = addressOf('channelShuffle', out.data);
          run(to, addressOf('channelShuffle', x.data), groups, C / groups, H * W);
        },
      };
    },
  };
}
