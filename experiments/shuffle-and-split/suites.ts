import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { ops } from '../../src/kernels/ops.js';
import type { Arm } from '../../src/measure/arms.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { isRunShared, withSharedBuffers } from '../../src/networks/graph/shared-buffers.js';
import type { Platform } from '../../src/networks/platform.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { shuffleThenPointwise } from './permuted-weights.js';
import { indexEngine, shuffleThenGrouped } from './through-index.js';
import { GLUES, type Stage, unitsV2, unitV1 } from './units.js';
import { type GroupedMap, shuffleGraph, WAYS } from './ways.js';

/** Bottlenecks of ShuffleNetV1 1× with 3 groups: a quarter of the channels of Table 1. */
const BOTTLENECKS: readonly GroupedMap[] = [
  { channels: 60, groups: 3, side: 28 },
  { channels: 120, groups: 3, side: 14 },
  { channels: 240, groups: 3, side: 7 },
];

/** Units of stage 2 of ShuffleNetV1 1×, as in Table 1. */
export const UNITS_V1: readonly GroupedMap[] = [
  { channels: 240, groups: 3, side: 28 },
  { channels: 384, groups: 8, side: 28 },
];

/** Stages of ShuffleNetV2 1×, as in Table 5; two units of each. */
const STAGES: readonly Stage[] = [
  { channels: 116, side: 28, units: 2 },
  { channels: 232, side: 14, units: 2 },
  { channels: 464, side: 7, units: 2 },
];

/** The stage whose units are also run on shared buffers, and of which the elements are counted. */
export const [STAGE] = STAGES;

/** The shuffle and the 1×1 convolution that its order is folded into. */
export const FOLDED: GroupedMap = { channels: 116, groups: 2, side: 28 };

/** The shuffle and the grouped 1×1 convolution that reads through an index. */
export const INDEXED: GroupedMap = { channels: 60, groups: 3, side: 28 };

export const waysSuite = ({ side }: GroupedMap) => `shuffle-${side}`;
export const stageSuite = ({ side }: Pick<Stage, 'side'>) => `units-v2-${side}`;
export const unitArm = (groups: number, way: string) => `g=${groups}-${way}`;

/** A shuffle by itself. */
function ways(map: GroupedMap): SuiteDeclaration {
  return {
    id: waysSuite(map),
    title: `a shuffle of ${map.groups} groups, ${map.channels} channels of ${map.side}×${map.side}`,
    arms: WAYS.map(way => ({ id: way, graph: () => shuffleGraph(map, way) })),
    platforms: 'all',
  };
}

/** TypeScript with the shuffle's first version, which moves one value at a time. */
const valueByValue: Platform = {
  ...platforms.typescript,
  name: 'typescript, shuffle value by value',
  versions: { ...platforms.typescript.versions, channelShuffle: ops.channelShuffle.versions[0] },
};

/** The two versions of the shuffle in TypeScript: value by value, and a block a channel; alone and in a unit. */
const versions: SuiteDeclaration = {
  id: 'versions',
  title: 'the shuffle value by value and in blocks, alone and in a unit of ShuffleNetV1',
  arms: [['in-blocks', platforms.typescript] as const, ['value-by-value', valueByValue] as const].flatMap(
    ([id, platform]) => [
      { id, graph: () => shuffleGraph(BOTTLENECKS[0], 'block-copy'), platform },
      { id: `unit-${id}`, graph: () => unitV1(UNITS_V1[0], true), platform },
    ],
  ),
  platforms: [SIDE_BY_SIDE],
};

const unitsOfV1: SuiteDeclaration = {
  id: 'unit-v1',
  title: 'units of ShuffleNetV1, 28×28',
  arms: UNITS_V1.flatMap(unit => [
    { id: unitArm(unit.groups, 'no-shuffle'), graph: () => unitV1(unit, false) },
    { id: unitArm(unit.groups, 'shuffle'), graph: () => unitV1(unit, true) },
  ]),
};

function unitsOfV2(stage: Stage): SuiteDeclaration {
  return {
    id: stageSuite(stage),
    title: `two units of ShuffleNetV2, ${stage.channels} channels of ${stage.side}×${stage.side}`,
    arms: GLUES.map(glue => ({ id: glue, graph: () => unitsV2(stage, glue) })),
  };
}

const shared = withSharedBuffers(platforms.wasm);

/** The same units where slices and concatenations may be parts of other tensors. */
const onSharedBuffers: SuiteDeclaration = {
  id: 'shared-buffers',
  title: 'the same units, slices and joined halves as parts of other tensors',
  arms: [
    { id: 'three-ops', graph: () => unitsV2(STAGE, 'three-ops'), platform: platforms.wasm },
    { id: 'three-ops-shared', graph: () => unitsV2(STAGE, 'three-ops'), platform: shared },
    { id: 'one-op', graph: () => unitsV2(STAGE, 'interleaved'), platform: shared },
    { id: 'no-op', graph: () => unitsV2(STAGE, 'branches-only'), platform: platforms.wasm },
  ],
  platforms: [SIDE_BY_SIDE],
};

const folded: SuiteDeclaration = {
  id: 'folded',
  title: 'a shuffle before a 1×1 convolution, and the same in its weights',
  arms: [
    { id: 'shuffled', graph: () => shuffleThenPointwise(FOLDED, false) },
    { id: 'permuted-weights', graph: () => shuffleThenPointwise(FOLDED, true) },
  ],
};

const INDEX_ARM = 'index';

const indexed: SuiteDeclaration = {
  id: 'index',
  title: 'a shuffle before a grouped 1×1 convolution, and the same through an index',
  arms: (['copies', 'an index'] as const).map(reads => ({
    id: reads === 'copies' ? 'shuffled' : INDEX_ARM,
    graph: () => shuffleThenGrouped(INDEXED),
    platform: indexEngine(reads),
  })),
  platforms: [SIDE_BY_SIDE],
};

/** The later stages, with their smaller maps, are for the full profile. */
export function suites(profile: Profile): readonly SuiteDeclaration[] {
  const stages = profile === 'full' ? STAGES.length : 1;
  return [
    ...BOTTLENECKS.slice(0, stages).map(ways),
    versions,
    unitsOfV1,
    ...STAGES.slice(0, stages).map(unitsOfV2),
    onSharedBuffers,
    folded,
    indexed,
  ];
}

/** The suites as they are counted: on shared buffers and through an index, only what is run. */
export function countedSuites(): readonly SuiteDeclaration[] {
  return suites('full').map(suite => ({ ...suite, arms: suite.arms.map(counted) }));
}

function counted(arm: Arm): Arm {
  if (arm.platform === shared) return { ...arm, only: isRunShared(arm.graph()) };
  return arm.id === INDEX_ARM ? { ...arm, only: ({ op }) => op !== 'channelShuffle' } : arm;
}

export const WAYS_SUITE = waysSuite(BOTTLENECKS[0]);
export const STAGE_SUITE = stageSuite(STAGE);
