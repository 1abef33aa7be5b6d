import assert from 'node:assert/strict';
import type { Experiment } from '../../../src/experiment/experiment.js';
import { definitionOf } from '../../../src/measure/results/definition.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { platforms } from '../../../src/networks/platforms.js';
import { toyExperiment } from '../../reports/toy-finding.js';

/** The toy experiment whose arm is one 1×1 convolution. */
function convolution(filters: number, changes: Partial<Experiment> = {}): Experiment {
  const graph = () => {
    const g = new GraphBuilder(`graph-${Math.random()}`);
    return g.build(g.pointwise(g.input([1, 4, 8, 8]), { filters }));
  };
  const [suite] = toyExperiment.suites('quick');
  return { ...toyExperiment, suites: () => [{ ...suite, arms: [{ id: 'fast', graph }] }], ...changes };
}

const hash = (experiment: Experiment) => definitionOf(experiment, 'quick');

describe('the definition of an experiment', () => {
  it('is the same for the same graphs, whatever their names and the texts around them', () => {
    const renamed = convolution(8, {
      title: 'other',
      question: 'other?',
      analysis: 'other',
      figures: [],
    });
    assert.equal(hash(convolution(8)), hash(renamed));
    assert.match(hash(convolution(8)), /^[0-9a-f]{64}$/);
  });

  it('does not depend on the order in which parameters are written', () => {
    const withParameters = (parameters: object): Experiment => {
      const experiment = convolution(8);
      const [suite] = experiment.suites('quick');
      const { nodes, ...rest } = suite.arms[0].graph();
      const graph = () => ({ ...rest, nodes: [nodes[0], { ...nodes[1], parameters } as (typeof nodes)[1]] });
      return { ...experiment, suites: () => [{ ...suite, arms: [{ id: 'fast', graph }] }] };
    };
    const hashes = [
      { filters: 8, bias: false },
      { bias: false, filters: 8 },
      { bias: true, filters: 8 },
    ].map(parameters => hash(withParameters(parameters)));
    assert.equal(hashes[0], hashes[1]);
    assert.notEqual(hashes[0], hashes[2]);
  });

  it('counts only the baseline of arms with their own kernels, because an engine may not have all of them', () => {
    const experiment = convolution(8);
    const [suite] = experiment.suites('quick');
    const [{ graph }] = suite.arms;
    const platform = platforms.reference;
    const hashOf = (...ids: string[]) => {
      const arms = ids.map(id => ({ id, graph, platform }));
      return hash({ ...experiment, suites: () => [{ ...suite, baseline: 'fast', arms }] });
    };
    assert.equal(hashOf('fast'), hashOf('fast', 'relaxed'));
    assert.notEqual(hashOf('fast'), hashOf('relaxed'));
  });

  it('does not change with the claims, which are always judged by the current rules', () => {
    assert.equal(hash(convolution(8)), hash(convolution(8, { claims: [] })));
  });

  it('changes with a layer, an arm and the profile', () => {
    const [suite] = convolution(8).suites('quick');
    const profiles = convolution(8, {
      suites: profile => [{ ...suite, id: profile }],
    });
    const different = [
      hash(convolution(8)),
      hash(convolution(9)),
      hash(convolution(8, { suites: () => [{ ...suite, arms: [{ ...suite.arms[0], id: 'slow' }] }] })),
      hash(convolution(8, { suites: () => [{ ...suite, arms: [{ ...suite.arms[0], only: () => true }] }] })),
      definitionOf(profiles, 'quick'),
      definitionOf(profiles, 'full'),
    ];
    assert.equal(new Set(different).size, different.length);
  });
});
