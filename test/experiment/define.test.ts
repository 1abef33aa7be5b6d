import assert from 'node:assert/strict';
import { defineExperiment } from '../../src/experiment/define.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';

const graph = () => singleConvolution(4, 2, 2, 1);

describe('declaring an experiment', () => {
  const suitesOf = (suite: string, ...arms: string[]) => {
    const experiment = defineExperiment({
      ...{ id: 'toy', title: 'Toy', question: '?' },
      suites: [{ id: suite, arms: arms.map(id => ({ id, graph })) }],
    });
    return experiment.suites('quick');
  };

  it('takes any names that can be seen', () => {
    assert.deepEqual(
      suitesOf('3×3, 28×28', '1:6', 'größer = 2').flatMap(({ id, arms }) => [id, ...arms.map(arm => arm.id)]),
      ['3×3, 28×28', '1:6', 'größer = 2'],
    );
  });

  it('refuses names that no file of results may have', () => {
    const expected = 'expected up to 200 visible characters, none of <, > and `';
    assert.throws(() => suitesOf('s', 'a<b'), { message: `toy: suite s: id is a<b, ${expected}` });
    assert.throws(() => suitesOf('`', 'a'), { message: `toy: suite \`: id is \`, ${expected}` });
    assert.throws(() => suitesOf('s', 'a\u001b[2J'), /id is a.*, expected up to 200 visible characters/);
    assert.throws(() => suitesOf('s', 'x'.repeat(201)), /expected up to 200 visible characters/);
  });

  it('refuses one name for two arms', () => {
    assert.throws(() => suitesOf('s', 'a', 'a'), {
      message: 'toy: suite s: arm a is declared twice, expected once',
    });
  });
});
