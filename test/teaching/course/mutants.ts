import { compileFunction } from 'node:vm';

/** What a formula may call beside the functions of `Math`. */
const HELPERS = {
  /** In place of a rounding that is left out. */
  same: (x: number) => x,
  median: (...values: readonly number[]) => [...values].sort((a, b) => a - b)[(values.length - 1) / 2],
  mean: (...values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length,
  /** Σ term(k) for k = from … to. */
  sum(from: number, to: number, term: (k: number) => number) {
    let total = 0;
    for (let k = from; k <= to; k++) total += term(k);
    return total;
  },
  /** The binomial coefficient "n choose k". */
  choose(n: number, k: number) {
    let ways = k < 0 ? 0 : 1;
    for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
    return ways;
  },
};

/** Words and signs that are easily taken for each other. */
const SLIPS: Readonly<Record<string, readonly string[]>> = {
  ceil: ['round', 'floor', 'same'],
  min: ['max'],
  max: ['min'],
  sqrt: ['same'],
  median: ['mean', 'min', 'max'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/', '+'],
  '/': ['*', '-'],
  '**': ['*'],
};

const TOKEN = /[A-Za-z]\w*|\d+|\*\*|=>|\S/g;

/** A formula over named parameters as a function. */
export function functionOf(parameters: readonly string[], formula: string): (...values: number[]) => unknown {
  const names = Object.keys(HELPERS).join(', ');
  const head = `const { ceil, floor, round, min, max, sqrt } = Math; const { ${names} } = helpers;`;
  const make = compileFunction(`${head} return (${parameters.join(', ')}) => ${formula};`, ['helpers']);
  return make(HELPERS);
}

/**
 * The formula with one slip each: a letter for another one, left out of a product or a sum, or one too many or too few;
 * a number that is one off; another sign or another rounding; the whole result one off, doubled, halved or inverted.
 */
export function mutantsOf(parameters: readonly string[], formula: string): string[] {
  const tokens = formula.match(TOKEN) ?? [];
  const mutants = tokens.flatMap((token, i) =>
    slipsOf(token, parameters).map(slip => [...tokens.slice(0, i), slip, ...tokens.slice(i + 1)].join(' ')),
  );
  const whole = ['+ 1', '- 1', '* 2', '/ 2', '** -1'].map(change => `(${formula}) ${change}`);
  return [...new Set([...mutants, ...whole])];
}

function slipsOf(token: string, parameters: readonly string[]): readonly string[] {
  if (parameters.includes(token)) {
    const others = parameters.filter(name => name !== token);
    return [...others, '1', '0', `(${token} + 1)`, `(${token} - 1)`];
  }
  if (/^\d+$/.test(token)) return [String(Number(token) + 1), String(Number(token) - 1)];
  return SLIPS[token] ?? [];
}
