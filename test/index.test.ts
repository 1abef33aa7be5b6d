import assert from 'node:assert/strict';
import * as library from '../src/index.js';

type Anything = (...values: unknown[]) => unknown;

/** What a person passes by mistake: something that is not there yet, or of another type. */
const mistakes: readonly (readonly unknown[])[] = [
  [],
  [null],
  [{}],
  [[]],
  ['x'],
  [Number.NaN],
  [-1],
  [{}, {}],
  [[], []],
  ['x', 'x'],
  ['x', [null]],
  ['x', { x: null }],
  ['x', 'x', 'x'],
  [Number.NaN, Number.NaN, Number.NaN],
];

/** The exported functions, without classes. */
const functions = Object.entries(library).filter(
  (entry): entry is [string, Anything] =>
    typeof entry[1] === 'function' && !String(entry[1]).startsWith('class'),
);

describe('the public interface', () => {
  const { log } = console;
  before(() => {
    console.log = () => {};
  });
  after(() => {
    console.log = log;
  });

  it('answers a wrong call with a sentence, never with an error of the engine', async () => {
    for (const [name, call] of functions) {
      for (const values of mistakes) {
        try {
          await call(...values);
        } catch (error) {
          const { message } = error as Error;
          const raw = error instanceof TypeError || error instanceof ReferenceError;
          assert.ok(!raw && /expected|unknown|run the cells|not defined/.test(message), `${name}: ${error}`);
        }
      }
    }
  }).timeout(20_000);

  it('says of numbers and arrays what was got and what was expected', () => {
    const untyped = library as unknown as Readonly<Record<string, Anything>>;
    const refused: readonly (readonly [name: string, values: readonly unknown[], message: string])[] = [
      ['medianInterval', [[]], 'medianInterval: got no values, expected at least 1'],
      ['medianInterval', [7], 'medianInterval: values is 7, expected an array of numbers'],
      ['medianInterval', [[1, 2], { level: 2 }], 'medianInterval: level is 2, expected 0 … 1'],
      ['tensor', [3], 'tensor: shape is 3, expected an array of lengths, for instance [1, 3, 224, 224]'],
      ['tensor', [[2], [1, 2]], 'tensor: data is [1, 2], expected a Float32Array'],
      ['bottleneckStack', [64, '256', 2], 'bottleneckStack: c2 is "256", expected a positive integer'],
      [
        'memoryAccessLowerBound',
        [56, 56],
        'memoryAccessLowerBound: macs is undefined, expected a finite number',
      ],
      [
        'countGraph',
        [undefined],
        'countGraph: graph is undefined, expected a graph: what build() of a GraphBuilder returned',
      ],
      [
        'bindGraph',
        [library.parallelBranches(), 'wasm', 1],
        'bindGraph: platform is "wasm", expected a platform, for instance platforms.wasm',
      ],
      [
        'graphOf',
        ['mobilenet-v2', 1.4],
        'graphOf: parameters is 1.4, expected an object, for instance { width: 1.4 }',
      ],
      ['figures', [undefined], 'figures: finding is undefined, expected a finding: what measure returned'],
    ];
    for (const [name, values, message] of refused)
      assert.throws(() => untyped[name](...values), { message }, name);
  });
});
