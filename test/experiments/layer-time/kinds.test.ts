import assert from 'node:assert/strict';
import {
  armOf,
  layerRows,
  layerSuites,
  NETWORKS,
  STAGES,
  stageGraph,
  suiteIdOf,
} from '../../../experiments/layer-time/networks.js';
import { countGraph } from '../../../src/cost/counts.js';
import { kindsIn } from '../../../src/cost/layer-kinds.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { opNodes } from '../../../src/networks/graph/graph.js';

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
