import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf, exercisesOf, lessonsWithExercises } from '../../../src/teaching/course/exercises.js';
import { functionOf, mutantsOf } from './mutants.js';

interface Answer {
  readonly right: string;
  /** Other ways to write it, which have to pass as well; a slip that changes nothing is one of them. */
  readonly same?: readonly string[];
  /** Slips of thought, beside those that `mutantsOf` makes of the right answer; none may pass. */
  readonly wrong: readonly string[];
}

/** Of each exercise whose answer is a function: what passes and what does not. */
const answers: Readonly<Record<string, Answer>> = {
  'first-look/1': {
    right: 'ceil(H / stride) * ceil(W / stride) * K * (C / G) * R * S',
    same: [
      'floor((H + stride - 1) / stride) * (floor((W - 1) / stride) + 1) * R * S * C * K / G',
      '(floor((H + 2 * ((R - 1) / 2) - R) / stride) + 1) * (floor((W - 1) / stride) + 1) * K * (C / G) * R * S',
    ],
    wrong: [
      'H * W * K * (C / G) * R * S',
      'H * W * K * (C / G) * R * S / stride',
      'H * W * K * (C / G) * R * S / stride ** 2',
      'ceil(H * W / stride ** 2) * K * (C / G) * R * S',
      'round(H / stride) * round(W / stride) * K * (C / G) * R * S',
      'floor(H / stride) * floor(W / stride) * K * (C / G) * R * S',
      '(floor((H - R) / stride) + 1) * (floor((W - S) / stride) + 1) * K * (C / G) * R * S',
      'ceil(H / stride) * ceil(W / stride) * (K / G) * (C / G) * R * S',
      'ceil(H / stride) * ceil(W / stride) * K * C * R * S',
      'ceil(H / stride) * ceil(W / stride) * K * C * R * S * G',
      'ceil(H / stride) * ceil(W / stride) * K * (R * S + C / G)',
    ],
  },
  'lying-benchmarks/3': {
    right: 'median(b1 / a1, b2 / a2, b3 / a3)',
    wrong: [
      'median(b1, b2, b3) / median(a1, a2, a3)',
      'mean(b1, b2, b3) / mean(a1, a2, a3)',
      'min(b1, b2, b3) / min(a1, a2, a3)',
      'max(b1, b2, b3) / max(a1, a2, a3)',
      'median(a1 / b1, a2 / b2, a3 / b3)',
      'b1 / a1',
      'b2 / a2',
      'b3 / a3',
    ],
  },
  'own-network/3': {
    right: 'max(0, ms - max(2 * macs / (gflops * 1000000), bytes / (gbs * 1000000)))',
    same: ['max(0, min(ms - 2 * macs / gflops / 1000000, ms - bytes / gbs / 1000000))'],
    wrong: [
      'ms - max(2 * macs / (gflops * 1000000), bytes / (gbs * 1000000))',
      'max(0, ms - 2 * macs / (gflops * 1000000))',
      'max(0, ms - bytes / (gbs * 1000000))',
      'max(0, ms - 2 * macs / (gflops * 1000000) - bytes / (gbs * 1000000))',
      'max(0, ms - max(macs / (gflops * 1000000), bytes / (gbs * 1000000)))',
      'max(0, ms - max(2 * macs / gflops, bytes / gbs))',
      'max(2 * macs / (gflops * 1000000), bytes / (gbs * 1000000))',
      'max(0, ms - max(2 * macs / (gflops * 1000000), 4 * bytes / (gbs * 1000000)))',
    ],
  },
  'element-wise/1': {
    right:
      '1 + (4 * (4 * narrow + 5 * wide) * macsPerNs) / (bytesPerNs * (2 * wide * narrow + 9 * narrow ** 2))',
    wrong: [
      '(4 * (4 * narrow + 5 * wide) * macsPerNs) / (bytesPerNs * (2 * wide * narrow + 9 * narrow ** 2))',
      '1 + ((4 * narrow + 5 * wide) * macsPerNs) / (bytesPerNs * (2 * wide * narrow + 9 * narrow ** 2))',
      '1 + (4 * (4 * narrow + 2 * wide) * macsPerNs) / (bytesPerNs * (2 * wide * narrow + 9 * narrow ** 2))',
      '1 + (4 * (2 * narrow + 4 * wide) * macsPerNs) / (bytesPerNs * (2 * wide * narrow + 9 * narrow ** 2))',
      '1 + (4 * (4 * narrow + 5 * wide) * macsPerNs) / (bytesPerNs * 11 * narrow * wide)',
      '1 + (4 * (4 * narrow + 5 * wide) * bytesPerNs) / (macsPerNs * (2 * wide * narrow + 9 * narrow ** 2))',
      'max(1, (4 * (4 * narrow + 5 * wide) * macsPerNs) / (bytesPerNs * (2 * wide * narrow + 9 * narrow ** 2)))',
    ],
  },
  'residual-units/1': {
    right: '1 - min(1, kernel / stride) ** 2',
    wrong: [
      '1 - (kernel / stride) ** 2',
      '1 - min(1, kernel / stride)',
      'max(0, 1 - kernel / stride)',
      'max(0, 1 - kernel / stride) ** 2',
      'min(1, kernel / stride) ** 2',
      '1 - 1 / stride ** 2',
      '1 - min(1, kernel ** 2 / stride)',
    ],
  },
  'memory-wall/1': {
    right: 'min(peak, bandwidth * intensity)',
    wrong: ['bandwidth * intensity', 'peak', 'min(peak, bandwidth)', 'peak * intensity'],
  },
  'xception/1': {
    right: 'segments / (segments + window ** 2)',
    same: ['1 / (1 + window * window / segments)'],
    wrong: [
      '1 / (1 + 9 / segments)',
      'window ** 2 / (segments + window ** 2)',
      'segments / (segments + window)',
      '1 / (1 + window ** 2)',
      '1 / segments',
    ],
  },
  'fused-mbconv/1': {
    right: 'channels * (window ** 2 + 1) / (2 * channels + window ** 2)',
    same: ['(window * window * channels + channels) / (channels + window * window + channels)'],
    wrong: [
      'channels * (window ** 2 + 1) / (channels + window ** 2)',
      'channels * window ** 2 / (2 * channels + window ** 2)',
      '10 * channels / (2 * channels + 9)',
      '(2 * channels + window ** 2) / (channels * (window ** 2 + 1))',
      'window ** 2 / 2',
      '(window ** 2 + 1) / (2 + window ** 2)',
    ],
  },
  'flops-vs-mac/1': {
    right: 'h * w * (c1 + c2) + c1 * c2',
    wrong: [
      'h * w * c1 + c1 * c2',
      'h * w * c2 + c1 * c2',
      'h * w * (c1 + c2)',
      'h * w * c1 * c2',
      '4 * (h * w * (c1 + c2) + c1 * c2)',
      'h * w * (c1 + c2) + c1 * c2 + c2',
    ],
  },
  'layer-time/2': {
    right: 'gamma * (b - mean) / sqrt(variance + epsilon) + beta',
    wrong: [
      'gamma * (b - mean) / (variance + epsilon) + beta',
      'gamma * (b - mean) / sqrt(variance) + beta',
      'gamma * (b - mean) / (sqrt(variance) + epsilon) + beta',
      '(gamma * (b - mean) + beta) / sqrt(variance + epsilon)',
      'gamma * b / sqrt(variance + epsilon) - mean + beta',
      'b - gamma * mean / sqrt(variance + epsilon) + beta',
    ],
  },
  't-split/1': {
    right:
      's * s * k + ceil(s / stride) ** 2 * k2 + (s * s + ceil(s / stride) * ceil(s / stride)) * ceil(n / t)',
    wrong: [
      's * s * k + ceil(s / stride) ** 2 * k2 + (s * s + ceil(s / stride) ** 2) * n',
      's * s * (k + k2) + 2 * s * s * ceil(n / t)',
      's * s * k + (s / stride) ** 2 * k2 + (s * s + (s / stride) ** 2) * ceil(n / t)',
      's * s * k + ceil(s * s / stride) * k2 + (s * s + ceil(s * s / stride)) * ceil(n / t)',
      's * s * k + ceil(s * s / stride ** 2) * k2 + (s * s + ceil(s * s / stride ** 2)) * ceil(n / t)',
      's * s * k + round(s / stride) ** 2 * k2 + (s * s + round(s / stride) ** 2) * ceil(n / t)',
      's * s * k + floor(s / stride) ** 2 * k2 + (s * s + floor(s / stride) ** 2) * ceil(n / t)',
      's * s * k + ceil(s / stride) ** 2 * k2 + s * s * ceil(n / t)',
      's * s * k + ceil(s / stride) ** 2 * k2 + ceil((s * s + ceil(s / stride) ** 2) * n / t)',
    ],
  },
  'relu-manifold/1': {
    right: 'sum(d, n, k => choose(n, k)) / 2 ** n',
    // There is no way to choose n + 1 of n.
    same: ['1 - sum(0, d - 1, k => choose(n, k)) / 2 ** n', 'sum(d, (n + 1), k => choose(n, k)) / 2 ** n'],
    wrong: [
      '1 - (1 + n) / 2 ** n',
      'sum(0, d, k => choose(n, k)) / 2 ** n',
      'choose(n, d) / 2 ** n',
      'sum(d, n, k => choose(n, k))',
      'sum(d, n, k => choose(n, k)) / 2 ** d',
      'd / n',
      '1 - 1 / 2 ** (n - d + 1)',
    ],
  },
  'pruning-speed/2': {
    right: 'T * ceil(K / T)',
    same: ['K + (T - K % T) % T', 'T * (floor((K - 1) / T) + 1)'],
    wrong: [
      'T * (floor(K / T) + 1)',
      'K + T - K % T',
      'ceil(K / T)',
      '8 * ceil(K / 8)',
      'T * ceil(K / T + 1 / T)',
      'max(K, T)',
    ],
  },
  'multipliers/1': {
    right: '8 * floor((sqrt(81 + 4 * share * channels * (channels + 9)) - 9) / 16)',
    wrong: [
      '8 * floor(channels * sqrt(share) / 8)',
      '8 * round(channels * sqrt(share) / 8)',
      '8 * floor(channels * share / 8)',
      '(sqrt(81 + 4 * share * channels * (channels + 9)) - 9) / 2',
      '8 * floor(sqrt(share * channels * (channels + 9)) / 8)',
      '8 * floor((sqrt(81 + 4 * share * channels ** 2) - 9) / 16)',
    ],
  },
  'compound-scaling/1': {
    // Where the nearest multiple takes more than a tenth, the next one is the first above nine tenths.
    right: 'max(8 * floor((c + 4) / 8), 8 * ceil(9 * c / 80))',
    same: ['max(8, 8 * floor((c + 4) / 8), 8 * ceil(9 * c / 80))'],
    wrong: [
      '8 * round(c / 8)',
      'max(8, 8 * floor((c + 4) / 8))',
      '8 * ceil(c / 8)',
      '8 * ceil(9 * c / 80)',
      '8 * floor((c + 4) / 8)',
      'max(8, 8 * floor(c / 8))',
    ],
  },
  'squeeze-excite/1': {
    right: '3 * side ** 2 * channels + 2 * channels * squeezed + 5 * channels + 3 * squeezed',
    same: [
      'channels * (3 * side * side + 5) + squeezed * (2 * channels + 3)',
      '(side ** 2 * channels + channels) + (channels + channels * squeezed + 2 * squeezed) + (squeezed + channels * squeezed + 2 * channels) + (2 * side ** 2 * channels + channels)',
    ],
    wrong: [
      '3 * side ** 2 * channels + 2 * channels * squeezed',
      '3 * side ** 2 * channels + 2 * channels * squeezed + 4 * channels + 2 * squeezed',
      '2 * side ** 2 * channels + 2 * channels * squeezed + 5 * channels + 3 * squeezed',
      '3 * side ** 2 * channels + channels * squeezed + 5 * channels + 3 * squeezed',
      '3 * side ** 2 * channels + 2 * channels * squeezed + 5 * channels',
    ],
  },
  'shuffle-and-split/2': {
    right: '(c % (channels / groups)) * groups + floor(c / (channels / groups))',
    same: ['(c * groups) % channels + floor((c * groups) / channels)'],
    wrong: [
      '(c % groups) * (channels / groups) + floor(c / groups)',
      'c',
      '(c * groups) % channels',
      '(c % (channels / groups)) * groups + c / (channels / groups)',
      '(c % (channels / groups)) * (channels / groups) + floor(c / (channels / groups))',
    ],
  },
  'dense-connections/1': {
    right: 'L * c0 + (k * L * (L + 1)) / 2',
    same: ['sum(1, L, i => c0 + i * k)'],
    wrong: [
      'sum(0, L, i => c0 + i * k)',
      'sum(1, L - 1, i => c0 + i * k)',
      'sum(1, L, i => 2 * (c0 + i * k))',
      'L * (c0 + L * k)',
      'c0 + L * k',
      'c0 + (k * L * (L + 1)) / 2',
      'L * c0 + (k * L ** 2) / 2',
    ],
  },
  'depthwise-separable/1': {
    right: '1 / (1 / filters + 1 / window ** 2)',
    same: ['filters * window ** 2 / (filters + window * window)'],
    wrong: [
      '1 / filters + 1 / window ** 2',
      'window ** 2',
      'filters * window ** 2',
      'filters * window ** 2 / (filters * window ** 2 + 1)',
      'min(filters, window ** 2)',
      'filters * window / (filters + window)',
      'filters * window ** 2 / (1 + window ** 2)',
    ],
  },
  'esp/3': {
    right: '((side + 2 * max(0, side - dilation)) / (3 * side)) ** 2',
    same: ['((1 + 2 * max(0, 1 - dilation / side)) / 3) ** 2'],
    wrong: [
      '((side + 2 * (side - dilation)) / (3 * side)) ** 2',
      '(side + 2 * max(0, side - dilation)) / (3 * side)',
      'max(0, (side - dilation) / side) ** 2',
      '(side / (side + 2 * dilation)) ** 2',
      '((side + max(0, side - dilation)) / (2 * side)) ** 2',
      '((side + 2 * max(0, side - 2 * dilation)) / (3 * side)) ** 2',
    ],
  },
  'ghost/1': {
    right: 'max(1, c * k ** 2 / d ** 2)',
    same: ['max(1, c * (k / d) ** 2)'],
    wrong: [
      'c * k ** 2 / d ** 2',
      'min(1, c * k ** 2 / d ** 2)',
      'max(1, c / d ** 2)',
      'max(1, c * k / d)',
      'c',
      'max(1, c * k ** 2 / (d ** 2 + 1))',
    ],
  },
};

describe('the exercises whose answer is a function', () => {
  const withoutSpaces = (formula: string) => formula.replaceAll(' ', '');
  const signatureOf = (expects: string) => /^a function \((.*)\) => /.exec(expects)?.[1];

  it('all have a right answer and wrong ones here', async () => {
    const all = (await Promise.all((await lessonsWithExercises()).map(exercisesOf))).flat();
    const ids = all.filter(({ expects }) => expects.startsWith('a function')).map(({ id }) => id);
    assert.deepEqual(Object.keys(answers).sort(), ids.sort());
  });

  for (const [id, { right, same = [], wrong }] of Object.entries(answers)) {
    it(`${id} passes the right answer, and none with a slip`, async () => {
      const exercise = await exerciseOf(id);
      const parameters = signatureOf(exercise.expects)?.split(', ') ?? [];
      const outcomeOf = async (formula: string) =>
        (await judge(exercise, functionOf(parameters, formula))).outcome;
      for (const formula of [right, ...same]) assert.equal(await outcomeOf(formula), 'passed', formula);
      const passing = same.map(withoutSpaces);
      const mutants = mutantsOf(parameters, right).filter(each => !passing.includes(withoutSpaces(each)));
      assert.ok(mutants.length > 3 * parameters.length, `${mutants.length} mutants`);
      for (const formula of [...wrong, ...mutants]) {
        assert.equal(await outcomeOf(formula), 'not yet', formula);
      }
    });
  }
});
