import assert from 'node:assert/strict';
import { layerRows } from '../../../experiments/layer-time/exact.js';
import {
  armOf,
  layerSuites,
  NETWORKS,
  STAGES,
  stageGraph,
  suiteIdOf,
} from '../../../experiments/layer-time/networks.js';
import { shareOf, sumOverWhole } from '../../../experiments/layer-time/shares.js';
import { countGraph } from '../../../src/cost/counts.js';
import { kindsIn } from '../../../src/cost/layer-kinds.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { sampleRow, sampleRun } from '../../measure/results/sample-run.js';

describe('kinds of layers', () => {
  it('lose batch norm by fusing, and keep all multiply-accumulates', () => {
    for (const { model } of NETWORKS) {
      const [built, fused] = STAGES.map(stage => stageGraph(model, 128, stage));
      assert.equal(countGraph(built).macs, countGraph(fused).macs, model);
      if (model !== 'densenet-121') assert.ok(!kindsIn(fused).includes('batch-norm'), model);
    }
  });

  it('divide the counts of a network without a rest', () => {
    const results = resultsOf({ id: 'layer-time' }, layerRows(), undefined);
    const { model } = NETWORKS[0];
    for (const stage of STAGES) {
      const graph = stageGraph(model, 224, stage);
      const { macs, memoryAccessCost } = countGraph(graph);
      const sum = (quantity: string) =>
        kindsIn(graph).reduce(
          (total, kind) => total + results.exact(`${suiteIdOf(model, 224)}/${armOf(stage, kind)}`, quantity),
          0,
        );
      assert.deepEqual([sum('macs'), sum('memoryAccessCost')], [macs, memoryAccessCost]);
      assert.equal(sum('ops'), opNodes(graph).length);
    }
  });

  it('are arms of one suite that share the graph of their stage', () => {
    for (const suite of layerSuites('quick')) {
      const graphs = new Set(suite.arms.map(arm => arm.graph()));
      assert.equal(graphs.size, STAGES.length, suite.id);
    }
  });
});

describe('shares of the time', () => {
  const rounds = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const rows = [
    sampleRow(
      'built',
      rounds.map(ns => 10 * ns),
    ),
    sampleRow(
      'built-pointwise',
      rounds.map(ns => 6 * ns),
    ),
    sampleRow(
      'built-batch-norm',
      rounds.map(ns => 2 * ns),
      { macs: 0 },
    ),
    sampleRow(
      'built-pool',
      rounds.map(ns => 3 * ns),
      { macs: 0 },
    ),
    sampleRow(
      'built',
      rounds.map(ns => 10 * ns),
      { again: true },
    ),
  ];
  const suite = resultsOf({ id: 'toy' }, [], sampleRun('r', rows)).suite('typescript', 's')!;
  const estimate = (interval: ReturnType<typeof shareOf>) => Number(interval?.estimate.toFixed(9));

  it('are of the sum of all kinds, and what a network has not takes no time', () => {
    assert.equal(estimate(shareOf(suite, 'built', ['batch-norm'])), Number((2 / 11).toFixed(9)));
    assert.equal(
      estimate(shareOf(suite, 'built', ['batch-norm', 'pool', 'data'])),
      Number((5 / 11).toFixed(9)),
    );
    assert.equal(estimate(shareOf(suite, 'built', ['data'])), 0);
    assert.equal(shareOf(suite, 'fused', ['pool']), undefined);
  });

  it('sum up to more than the network in one piece where each layer is slower alone', () => {
    assert.equal(estimate(sumOverWhole(suite, 'built')), 1.1);
    assert.equal(sumOverWhole(suite, 'fused'), undefined);
  });
});
