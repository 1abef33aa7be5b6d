import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Arm } from '../../src/measure/arms.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { nativeIsOn, onnxruntime } from '../../src/networks/native/onnxruntime.js';
import type { Platform } from '../../src/networks/platform.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { cases } from './cases.js';
import {
  asCaffe,
  byPaddedProducts,
  byProducts,
  direct,
  integersAsFloats,
  onlyFours,
  onlyOddWindows,
  own,
  productsWithCalls,
  slowCopies,
  withCalls,
} from './causes/index.js';
import {
  convolution,
  dense,
  depthwise,
  multipliedAndSummed,
  pickedChannels,
  quantizedStrided,
  slicedAndJoined,
  strided,
  withZeros,
} from './layers.js';

/** A suite of arms; the first is the baseline. */
interface Declared {
  readonly id: string;
  readonly title: string;
  readonly arms: readonly (Arm & { readonly platform: Platform })[];
}

const arm = (id: string, graph: (name: string) => Graph, platform: Platform = own) => {
  let kept: Graph | undefined;
  return { id, graph: () => (kept ??= graph(id)), platform };
};

const FEW = { channels: 16, side: 100 };
const MANY = { channels: 64, side: 28 };
const FIRST = { channels: 16, side: 32 };
const COLOUR = { channels: 3, side: 64, batch: 2 };
const small = (batch: number) => ({ channels: 32, side: 28, batch });
const ZEROS = 0.8;
const RESOLUTION = 96;
const STRIDED = { stride: [2, 1] } as const;
const map = (channels: number, side: number) => ({ channels, side });

const shufflenet = (groups: 1 | 3) => () => graphOf('shufflenet-v1', { groups, resolution: RESOLUTION });
const shufflenets = { one: shufflenet(1), three: shufflenet(3) };
const fused = (model: string) => () => optimize(graphOf(model, { resolution: RESOLUTION }));

/** The suites without arms of native code: the same on every machine. */
export const declared: readonly Declared[] = [
  {
    id: 'few-channels',
    title: '3×3 on 16 channels, 100×100',
    arms: [
      arm('full', name => convolution(name, FEW, 16)),
      arm('depthwise', name => depthwise(name, FEW)),
      arm('full-direct', name => convolution(name, FEW, 16), direct),
      arm('depthwise-by-products', name => depthwise(name, FEW), byPaddedProducts),
    ],
  },
  {
    id: 'many-channels',
    title: '3×3, 64 → 64, 28×28',
    arms: [
      arm('full', name => convolution(name, MANY, 64)),
      arm('full-with-calls', name => convolution(name, MANY, 64), withCalls),
      arm('groups-4', name => convolution(name, MANY, 64, { groups: 4 })),
      arm('groups-4-with-calls', name => slicedAndJoined(name, MANY, 4), productsWithCalls),
      arm('groups-32', name => convolution(name, MANY, 64, { groups: 32 })),
      arm('groups-32-with-calls', name => slicedAndJoined(name, MANY, 32), productsWithCalls),
      arm('groups-16', name => convolution(name, MANY, 64, { groups: 16 })),
      arm('multiplier-4', name => multipliedAndSummed(name, MANY, 4), byProducts),
      arm('filters-pruned', name => convolution(name, MANY, Math.round(64 * (1 - ZEROS)))),
      arm('zeros', name => convolution(name, MANY, 64, withZeros(name, 64, 64, ZEROS))),
      arm('depthwise', name => depthwise(name, MANY)),
    ],
  },
  {
    id: 'shufflenet',
    title: `ShuffleNetV1 × 1, ${RESOLUTION}²`,
    arms: [
      arm('g=1', shufflenets.one),
      arm('g=3', shufflenets.three),
      arm('g=1-as-caffe', shufflenets.one, asCaffe),
      arm('g=3-as-caffe', shufflenets.three, asCaffe),
    ],
  },
  {
    id: 'picked-channels',
    title: '3×3, 16 → 16 of ResNet-20, 32×32, and half of its input pruned',
    arms: [
      arm('whole', name => convolution(name, FIRST, 16)),
      arm('pruned', name => convolution(name, { ...FIRST, channels: 8 }, 16)),
      arm('whole-with-calls', name => convolution(name, FIRST, 16), withCalls),
      arm('picked-with-calls', name => pickedChannels(name, FIRST, 16), withCalls),
    ],
  },
  {
    id: 'off-by-one',
    title: '3×3 → 43, 28×28, of 32 and of 31 channels',
    arms: [
      arm('32', name => convolution(name, map(32, 28), 43)),
      arm('31', name => convolution(name, map(31, 28), 43)),
      arm('32-direct', name => convolution(name, map(32, 28), 43), direct),
      arm('31-fallback', name => convolution(name, map(31, 28), 43), onlyFours),
    ],
  },
  {
    id: 'batch',
    title: 'batch 1 and 4: a 3×3 convolution, and a dense layer beyond the caches',
    arms: [
      arm('convolution-4', name => convolution(name, small(4), 32)),
      arm('convolution-1', name => convolution(name, small(1), 32)),
      arm('dense-4', name => dense(name, 2048, 4096, 4)),
      arm('dense-1', name => dense(name, 2048, 4096, 1)),
    ],
  },
  {
    id: 'int8',
    title: 'five 3×3 convolutions of stride 2, 3 → 16 → … → 16, 160×160',
    arms: [
      arm('float', name => strided(name, map(3, 160), 16, 5)),
      arm('int8', name => quantizedStrided(name, map(3, 160), 16, 5), integersAsFloats),
    ],
  },
  {
    id: 'copies',
    title: `MobileNetV2 and ShuffleNetV2, fused, ${RESOLUTION}²`,
    arms: [
      arm('mobilenet-v2', fused('mobilenet-v2')),
      arm('shufflenet-v2', fused('shufflenet-v2')),
      arm('shufflenet-v2-slow-copies', fused('shufflenet-v2'), slowCopies),
    ],
  },
  {
    id: 'windows',
    title: 'depthwise, 64 channels of 26×26',
    arms: [
      arm('5x5', name => depthwise(name, map(64, 26), { kernel: [5, 5], padding: 0 })),
      arm('4x4', name => depthwise(name, map(64, 26), { kernel: [4, 4], padding: 0 })),
      arm(
        '4x4-fallback',
        name => depthwise(name, map(64, 26), { kernel: [4, 4], padding: 0 }),
        onlyOddWindows,
      ),
    ],
  },
  {
    id: 'strides',
    title: 'depthwise 3×3 of strides 2 and 1, 32 channels of 128×128',
    arms: [
      arm('direct', name => depthwise(name, map(32, 128), STRIDED)),
      arm('by-products', name => depthwise(name, map(32, 128), STRIDED), byProducts),
    ],
  },
  {
    id: 'three-channels',
    title: '3×3 on 3 channels of 64×64, batch 2',
    arms: [
      arm('full', name => convolution(name, COLOUR, 16)),
      arm('depthwise', name => depthwise(name, COLOUR)),
      arm('full-with-calls', name => convolution(name, COLOUR, 16), withCalls),
      arm('depthwise-with-calls', name => depthwise(name, COLOUR), withCalls),
    ],
  },
];

/** The name of an arm on the native engine. */
export function nativeArm(id: string): string {
  return `${id}-native`;
}

const isNative = (suite: string, arm: string) => cases.some(one => one.suite === suite && one.native === arm);

/** The suites, with the arms of our own kernels on the native engine too where it is on. */
export const suites: readonly SuiteDeclaration[] = declared.map(({ id, title, arms }) => {
  const natives = nativeIsOn()
    ? arms
        .filter(one => one.platform === own || isNative(id, one.id))
        .map(one => ({ ...one, id: nativeArm(one.id), platform: onnxruntime }))
    : [];
  return { id, title, arms: [...arms, ...natives], platforms: [SIDE_BY_SIDE] };
});
