import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

/**
 * Channels `from` … `to` − 1, one block copy per image.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly's memory copy
 * @expect  the speed of memory; JavaScript copies shared memory word by word
 */
export function channelSliceWasm(load: LoadKernels): Version<OpParameters['channelSlice']> {
  return {
    name: 'wasm',
    changes: "WebAssembly's memory copy",
    bind(layer) {
      checkLayer('channelSlice', shape, layer);
      const { copyValues } = load();
      const [[N, C, H, W]] = layer.inputs;
      const channelBytes = H * W * Float32Array.BYTES_PER_ELEMENT;
      const { from: first, to: end } = layer.parameters;
      const channels = end - first;
      return {
        constantBytes: 0,
        run(out, [x]) {
          const to = addressOf('channelSlice', out.data);
          const from = addressOf('channelSlice', x.data) + first * channelBytes;
          for (let n = 0; n < N; n++) {
            copyValues(to + n * channels * channelBytes, from + n * C * channelBytes, channels * H * W);
          }
        },
      };
    },
  };
}
