import { countGraph } from '../../src/cost/counts.js';
import { computedRatio } from '../../src/experiment/claims/computed-ratio.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import { halfOf } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { fusedStages } from '../../src/papers/efficientnetv2.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { differenceSuites, EXPANSION_SUITE, WINDOW_SUITE } from './differences.js';
import { exactClaims } from './exact-claims.js';
import { measuredNetwork, NETWORK_ARMS } from './networks.js';
import { KERNELS_SUITE, measuredStages, STAGES, stageArm } from './stages.js';

const OWN = "this suite's own question";
const speed = (row: string) => publishedNumber(fusedStages, row, 'tpu_images_s');
/** Time of the fused network over the plain one, from the printed images per second. */
const PRINTED = speed('No fused') / speed('Fused stage1-3');
const TABLE =
  'EfficientNetV2, Table 3: 262 images/s plain, 362 with fused stages 1 to 3, in training on a TPU';

const [early] = STAGES;
const late = STAGES[STAGES.length - 1];
const arms = (stage: number) => [stageArm(stage, 'fused'), stageArm(stage, 'mbconv')] as const;

const moved = (arm: string) =>
  countGraph(
    differenceSuites
      .find(({ id }) => id === EXPANSION_SUITE)!
      .arms.find(({ id }) => id === arm)!
      .graph(),
  ).memoryAccessCost;
/** The same work in a smaller expansion moves so many times as much; half of it is the threshold. */
const NARROWER = moved('expand=4-three') / moved('expand=6-two');

export const claims: readonly Claim[] = [
  ...exactClaims,
  faster(NETWORK_ARMS.fused, NETWORK_ARMS.plain, {
    id: 'fused-network',
    statement: 'An EfficientNet with fused stages 1 to 3 is faster, in spite of its additional work.',
    source: TABLE,
    suite: measuredNetwork,
    published: PRINTED,
  }),
  faster(...arms(early.stage), {
    id: 'fused-early',
    statement: `In the early stage ${early.stage}, Fused-MBConv is faster than MBConv.`,
    source: `${TABLE}; of whole networks, held here against one block`,
    suite: measuredStages,
    threshold: halfOf(PRINTED),
  }),
  faster(...arms(early.stage), {
    id: 'fused-per-mac',
    statement: `In stage ${early.stage}, Fused-MBConv takes less time per multiply-accumulate.`,
    source:
      'EfficientNetV2, section 3.2: depthwise convolutions cannot fully use modern accelerators; without a number',
    suite: measuredStages,
    per: 'multiply-accumulate',
  }),
  computedRatio(
    {
      id: 'late-worse',
      statement: `Fusing costs more in the late stage ${late.stage} than in the early stage ${early.stage}.`,
      source: 'EfficientNetV2, Table 3: with all stages fused, the network is slower than with stages 1 to 3',
      suite: measuredStages,
      name: `time of Fused-MBConv over MBConv, stage ${late.stage} over stage ${early.stage}`,
    },
    suite => {
      const [above, below] = [late, early].map(({ stage }) => arms(stage));
      if ([...above, ...below].some(arm => !suite.has(arm))) return undefined;
      const [fusedLate, plainLate] = above.map(arm => suite.rounds(arm));
      const [fusedEarly, plainEarly] = below.map(arm => suite.rounds(arm));
      const ratios = fusedLate.map((time, i) => time / plainLate[i] / (fusedEarly[i] / plainEarly[i]));
      return { ratio: suite.overRounds(ratios) };
    },
  ),
  slower('fused-direct', 'fused', {
    id: 'winograd',
    statement: 'On wasm, Winograd’s algorithm is part of what makes the fused block fast.',
    source: OWN,
    suite: KERNELS_SUITE,
  }),
  slower('mbconv', 'mbconv-relu', {
    id: 'swish',
    statement: 'The two activations on the expanded map are a noticeable part of an MBConv.',
    source: OWN,
    suite: KERNELS_SUITE,
  }),
  faster('expand=4', 'expand=6', {
    id: 'expansion-block',
    statement: 'A block of expansion 4 is faster than one of expansion 6.',
    source: 'EfficientNetV2, section 3.3: smaller expansion ratios tend to have less memory access overhead',
    suite: EXPANSION_SUITE,
  }),
  slower('expand=4-three', 'expand=6-two', {
    id: 'expansion-equal-work',
    statement: 'At equal work, three blocks of expansion 4 take longer than two of expansion 6.',
    source: `${OWN}: memory access cost says ×${significant(NARROWER)}`,
    suite: EXPANSION_SUITE,
    threshold: {
      from: 1 + (NARROWER - 1) / 2,
      why: `half of the ×${significant(NARROWER)} of memory access cost`,
    },
  }),
  slower('mbconv-3x3-two', 'mbconv-5x5', {
    id: 'windows-mbconv',
    statement: 'Two MBConv blocks of 3×3 take longer than one of 5×5 that sees as far.',
    source:
      'EfficientNetV2, section 3.3 prefers 3×3 with more layers for the receptive field; the comparison is this suite’s',
    suite: WINDOW_SUITE,
  }),
  faster('fused-3x3-two', 'fused-5x5', {
    id: 'windows-fused',
    statement: 'Two Fused-MBConv blocks of 3×3 are faster than one of 5×5.',
    source: `${OWN}, as above`,
    suite: WINDOW_SUITE,
  }),
];
