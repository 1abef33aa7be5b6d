import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Arm } from '../../src/measure/arms.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import {
  dilatedConvolution,
  dilatedDepthwise,
  eespModule,
  espModule,
  isLast,
  unpaddedConvolution,
  V1,
  V2,
} from './modules.js';

/** Map and channels of the single convolutions. */
export const SIDE = 32;
export const CHANNELS = 32;
export const DILATIONS = [1, 2, 4, 8, 16];

export const dilationArm = (dilation: number) => `d=${dilation}`;

/** The direct algorithm for every convolution: Winograd's does not fit a dilated window. */
const direct = wasmDirect;
const standard = () => dilatedConvolution(V1.side, V1.channels, 1);

const dilated: readonly Arm[] = DILATIONS.map(dilation => ({
  id: dilationArm(dilation),
  graph: () => dilatedConvolution(SIDE, CHANNELS, dilation),
}));

/** The last 1×1 convolutions of an EESP unit alone, on two sizes of map. */
function lastArms(side: number, suffix: string): readonly Arm[] {
  const shape = { ...V2, side };
  return [
    { id: `grouped${suffix}`, graph: () => eespModule(shape, 'grouped'), only: isLast },
    { id: `separate${suffix}`, graph: () => eespModule(shape, 'separate'), only: isLast },
  ];
}

/** The map on which a call costs as much as its work. */
export const SMALL_SIDE = 2;

export const suites: readonly SuiteDeclaration[] = [
  {
    id: 'dilation',
    title: `3×3, ${CHANNELS} → ${CHANNELS}, ${SIDE}×${SIDE}, by dilation`,
    arms: dilated,
    platforms: 'all',
  },
  {
    id: 'depthwise',
    title: `depthwise 3×3, ${CHANNELS} channels, ${SIDE}×${SIDE}, by dilation`,
    arms: [1, 2].map(dilation => ({
      id: dilationArm(dilation),
      graph: () => dilatedDepthwise(SIDE, CHANNELS, dilation),
    })),
  },
  {
    id: 'direct',
    title: 'the same by the direct algorithm, and the modules of 128 channels',
    baseline: 'd=1',
    arms: [
      ...dilated
        .filter(({ id }) => ['d=1', 'd=2', 'd=16'].includes(id))
        .map(arm => ({ ...arm, platform: direct })),
      { id: 'd=16-unpadded', graph: () => unpaddedConvolution(SIDE, CHANNELS, 16), platform: direct },
      { id: 'd=1-winograd', graph: dilated[0].graph, platform: platforms.wasm },
      { id: 'standard', graph: standard, platform: direct },
      { id: 'esp', graph: () => espModule(V1), platform: direct },
    ],
    platforms: [SIDE_BY_SIDE],
  },
  {
    id: 'v1',
    title: `128 → 128 channels, ${V1.side}×${V1.side}: a 3×3 convolution and ESP modules`,
    arms: [
      { id: 'standard', graph: standard },
      { id: 'esp', graph: () => espModule(V1) },
      { id: 'esp-plain', graph: () => espModule(V1, false) },
    ],
  },
  {
    id: 'v2',
    title: `240 → 240 channels, ${V2.side}×${V2.side}: ESP and EESP`,
    arms: [
      { id: 'esp', graph: () => espModule(V2) },
      { id: 'eesp', graph: () => eespModule(V2) },
      { id: 'eesp-separate', graph: () => eespModule(V2, 'separate') },
      { id: 'esp-dilated', graph: () => espModule(V2), only: ({ op }) => op === 'conv2d' },
      { id: 'eesp-dilated', graph: () => eespModule(V2), only: ({ op }) => op === 'depthwise' },
    ],
  },
  {
    id: 'last',
    title: `the last 1×1 convolutions of EESP, on ${V2.side}×${V2.side} and ${SMALL_SIDE}×${SMALL_SIDE} pixels`,
    arms: [...lastArms(V2.side, ''), ...lastArms(SMALL_SIDE, '-small')],
  },
];
