import { exactly } from '../../src/experiment/claims/exact.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';
import { formatBytes } from '../../src/reports/format.js';
import { STAGE_3 } from './reuse.js';
import { depthArm } from './suites.js';

const TABLE_8 = 'ShuffleNetV2, Table 8, ARM';
const LEVELS = ['0.5x', '1x', '1.5x', '2x'];

/** Time per multiply-accumulate of DenseNet over that of ShuffleNetV2, printed at one level of complexity. */
function printed(level: string): number {
  const perMac = (network: string) =>
    1 /
    (publishedNumber(networkSpeed, network, 'arm_images_s') *
      publishedNumber(networkSpeed, network, 'macs_M'));
  return perMac(`DenseNet ${level} (our impl.)`) / perMac(`ShuffleNet v2 ${level}`);
}

/** The geometric mean over the four levels. */
export const PRINTED = Math.exp(
  LEVELS.reduce((sum, level) => sum + Math.log(printed(level)), 0) / LEVELS.length,
);

const at = (layers: number) => `depth/${layers}`;
const growth = (results: Results, quantity: string, from: number, to: number) =>
  results.exact(at(to), quantity) / results.exact(at(from), quantity);

const exact: readonly Claim[] = [
  exactly(
    {
      id: 'copies-grow-with-the-square',
      statement:
        'What concatenations move grows with the square of the number of layers; the features grow only linearly.',
      source: 'DenseNet, section 3: layer ℓ reads k₀ + k·(ℓ − 1) channels, where k₀ are those of the input',
      rule: 'from 32 to 64 layers, the elements copied grow more than 3.5 times, and the features at most 2 times',
    },
    results => {
      const [copied, features] = ['copied', 'features'].map(quantity => growth(results, quantity, 32, 64));
      return {
        holds: copied > 3.5 && features <= 2,
        evidence: `copied ×${copied.toFixed(2)}, features ×${features.toFixed(2)}`,
      };
    },
  ),
  exactly(
    {
      id: 'memory-need-not',
      statement:
        'Memory grows with the square only if every concatenation is kept; places used again make it linear.',
      source: 'Pleiss et al. 2017, Memory-Efficient Implementation of DenseNets',
      rule: 'from 32 to 64 layers, kept outputs grow more than 3 times, an arena at most 2 times',
    },
    results => {
      const [kept, arena] = ['kept', 'arena'].map(quantity => growth(results, quantity, 32, 64));
      return {
        holds: kept > 3 && arena <= 2,
        evidence: `kept ×${kept.toFixed(2)}, arena ×${arena.toFixed(2)}`,
      };
    },
  ),
  exactly(
    {
      id: 'one-buffer',
      statement:
        'If concatenations are parts of the last one, a block needs little more memory than its own output.',
      source: 'Pleiss et al. 2017; the plan is ours',
      rule: 'at 32 layers the shared plan has at most 0.6 times the bytes of the arena with copies, and at most 1.2 times the features',
    },
    results => {
      const [arena, shared, features] = ['arena', 'shared', 'features'].map(what =>
        results.exact(at(32), what),
      );
      return {
        holds: shared <= 0.6 * arena && shared <= 1.2 * features,
        evidence: `copies ${formatBytes(arena)}, shared ${formatBytes(shared)}, features ${formatBytes(features)}`,
      };
    },
  ),
  exactly(
    {
      id: 'pieces-move-more',
      statement: 'Adding up products piece by piece avoids the copies and moves more than they do.',
      source: 'this suite; counted as in ShuffleNetV2, equation 1',
      rule: 'the memory access cost in pieces is above that with concatenations',
    },
    results => {
      const [pieces, copies] = ['pieces', 'post-activation'].map(arm =>
        results.exact(`blocks/${arm}`, 'memoryAccessCost'),
      );
      return { holds: pieces > copies, evidence: `pieces ×${(pieces / copies).toFixed(2)}` };
    },
  ),
  exactly(
    {
      id: 'reuse-halves',
      statement: 'In ShuffleNetV2 each unit passes on half of what is left of an earlier one, unchanged.',
      source: 'ShuffleNetV2, section 3: r^j · c channels, and c′ = c / 2',
      rule: 'in stage 3 of 1×, the channels that are still unchanged differ from c / 2^j by less than 1 for j = 1 … 7',
    },
    results => {
      const rows = Array.from({ length: STAGE_3.units }, (_, i) => `reuse/${i + 1}`);
      const [unchanged, formula] = ['unchanged', 'formula'].map(what =>
        rows.map(row => results.exact(row, what)),
      );
      return {
        holds: unchanged.every((count, i) => Math.abs(count - formula[i]) < 1),
        evidence: `${STAGE_3.channels} channels, then ${unchanged.join(', ')}`,
      };
    },
  ),
];

const timed: readonly Claim[] = [
  slower('pre-activation', 'sparse', {
    id: 'dense-is-slower',
    statement: 'A dense block takes longer per multiply-accumulate than ShuffleNetV2 units of the same work.',
    source: `${TABLE_8}, geometric mean of the four levels of complexity`,
    suite: 'blocks',
    per: 'multiply-accumulate',
    published: PRINTED,
    names: ['dense', 'ShuffleNetV2 units'],
  }),
  slower('dense-direct', 'sparse', {
    id: 'dense-is-slower-directly',
    statement:
      'The same with direct 3×3 convolutions: Winograd’s algorithm helps only the dense block, for the units have none of them.',
    source: 'the ablation of the claim above',
    suite: 'direct',
    per: 'multiply-accumulate',
    published: PRINTED,
    names: ['dense, direct', 'ShuffleNetV2 units'],
  }),
  slower('pre-activation', 'post-activation', {
    id: 'own-norms-cost-time',
    statement: 'Batch norm and ReLU before each 1×1 convolution, which cannot be folded into it, take time.',
    source:
      'DenseNet, section 3, puts them there; ShuffleNetV2, guideline 4, says that element-wise passes cost',
    suite: 'blocks',
    names: ['batch norm first', 'batch norm folded'],
  }),
  slower('pieces', 'post-activation', {
    id: 'pieces-take-longer',
    statement: 'A 1×1 convolution that adds up its pieces takes longer than a concatenation and one product.',
    source: 'this suite; memory access cost predicts it',
    suite: 'blocks',
    names: ['pieces', 'concatenation'],
  }),
  slower(depthArm('copies', 16), depthArm('shared', 16), {
    id: 'copies-take-time',
    statement: 'In a dense block of 16 layers, concatenations that copy take time.',
    source: 'ShuffleNetV2, guideline 4, for concatenations as for other ops without multiply-accumulates',
    suite: 'shared-buffers',
    threshold: { from: 1.05, why: 'as no paper names a number' },
    names: ['with copies', 'shared'],
  }),
];

/** Written down before anything was measured. */
export const claims: readonly Claim[] = [...exact, ...timed];
