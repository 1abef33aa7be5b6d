import assert from 'node:assert/strict';
import { InputError } from '../../../../src/errors/input-error.js';
import { GraphBuilder } from '../../../../src/networks/graph/builder.js';
import * as library from '../../../../src/networks/models/blocks/index.js';
import { ShapeError } from '../../../../src/tensors/shape-error.js';

type Block = (...values: unknown[]) => number;

/** The blocks as somebody sees them who has no types at hand. */
const blocks = library as unknown as Readonly<Record<string, Block>>;

/** Calls a block on a feature map [1, 8, 6, 6]. */
function call(block: string, given: unknown, name: unknown = 'block'): number {
  const g = new GraphBuilder('g');
  return blocks[block](g, g.input([1, 8, 6, 6]), given, name);
}

describe('a wrong call of a block', () => {
  it('says which value is unknown, missing, or of a wrong type', () => {
    const excite = { squeezed: 2, activation: 'relu', gate: 'sigmoid' };
    const refused: readonly (readonly [block: string, given: unknown, message: string])[] = [
      [
        'squeezeExcite',
        { ...excite, squeezed: undefined, squeeze: 2 },
        'squeezeExcite: squeeze is not a parameter, did you mean squeezed?',
      ],
      [
        'squeezeExcite',
        { ...excite, gate: 'relu' },
        'squeezeExcite: gate is "relu", expected one of sigmoid, hardSigmoid',
      ],
      ['convBn', { kernel: 3 }, 'convBn: filters is missing, expected a positive integer'],
      [
        'convBias',
        { filters: 4, activatoin: 'relu' },
        'convBias: activatoin is not a parameter, did you mean activation?',
      ],
      [
        'shuffleUnitV2',
        { filters: 9, stride: 1 },
        'shuffleUnitV2: filters is 9, expected a positive multiple of 2',
      ],
      ['esp', { filters: 8, stride: 3 }, 'esp: stride is 3, expected 1 or 2'],
      [
        'fire',
        undefined,
        'fire: the parameters are undefined, expected an object with squeeze, expand1x1, expand3x3',
      ],
      [
        'inception',
        { a: { filters: 8 } },
        'inception: branch a is an object with filters, expected an array of steps',
      ],
      [
        'inception',
        { a: [{ pool: 'min', stride: 1 }] },
        'inception: block/a/1-min-pool: pool is "min", expected one of max, avg',
      ],
    ];
    for (const [block, given, message] of refused) {
      assert.throws(() => call(block, given), { name: 'InputError', message }, block);
    }
  });

  it('says that a name or a builder is missing, or that what is read is no feature map', () => {
    assert.throws(() => call('convBn', { filters: 4 }, ''), {
      message: 'convBn: name is "", expected a text that is not empty',
    });
    assert.throws(() => blocks.convBn(0, 0, { filters: 4 }, 'a'), {
      message: 'convBn: the first argument is 0, expected a GraphBuilder',
    });
    const g = new GraphBuilder('g');
    const classes = g.dense(g.input([1, 8, 6, 6]), { units: 10 });
    assert.throws(() => library.convBn(g, classes, { filters: 4 }, 'a'), {
      message: 'convBn: the shape of node 1 is [1, 10], expected [N, C, H, W]',
    });
  });

  it('is a sentence, whatever the block and the arguments', () => {
    const anything = [undefined, null, -1, Number.NaN, '', 'x', [], [0], {}, { filters: 4 }, () => 0];
    for (const block of Object.keys(blocks)) {
      const tries = anything.flatMap(given => [
        () => call(block, given),
        () => call(block, given, given),
        () => blocks[block](given, given, given, given),
      ]);
      for (const attempt of tries) {
        try {
          attempt();
        } catch (error) {
          assert.ok(error instanceof InputError || error instanceof ShapeError, `${block}: ${error}`);
        }
      }
    }
  });
});

describe('beyond-flops/blocks', () => {
  it('has the blocks under that name', async () => {
    // A name that the compiler does not look up: it is the package as users have it, with its declarations elsewhere.
    const name: string = 'beyond-flops/blocks';
    assert.deepEqual(Object.keys(await import(name)), Object.keys(library));
  });
});
