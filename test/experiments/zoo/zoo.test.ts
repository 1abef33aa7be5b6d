import assert from 'node:assert/strict';
import { claims } from '../../../experiments/zoo/claims.js';
import { experiment } from '../../../experiments/zoo/index.js';
import { LATENCIES, printedMs } from '../../../experiments/zoo/latencies.js';
import { CLASSES, deployed, MODELS, QUICK, zooRows, zooSuites } from '../../../experiments/zoo/networks.js';
import { rankCorrelation, rankInterval } from '../../../experiments/zoo/ranking.js';
import { countGraph } from '../../../src/cost/counts.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { findModel, graphOf } from '../../../src/networks/models/catalogue.js';
import { type PlatformName, platforms } from '../../../src/networks/platforms.js';

describe('the zoo', () => {
  it('has networks in each class that are as heavy as it says, and the quick ones among the full ones', () => {
    const [quick, full] = (['quick', 'full'] as const).map(zooSuites);
    for (const { suite: id, aboveMacs, upToMacs } of CLASSES) {
      const { arms } = full.find(suite => suite.id === id)!;
      for (const { id: model } of quick.find(suite => suite.id === id)?.arms ?? []) {
        assert.ok(
          arms.some(arm => arm.id === model),
          model,
        );
      }
      for (const arm of arms) {
        const { macs } = countGraph(arm.graph());
        assert.ok(macs > aboveMacs && macs <= upToMacs, `${arm.id} in ${id}: ${macs}`);
      }
    }
    assert.deepEqual(
      quick.flatMap(({ arms }) => arms.map(arm => arm.id)),
      QUICK,
    );
  });

  it('times fused networks, in the full profile all but the heavy ones on scalar kernels too', () => {
    const [light, medium, heavy] = experiment.suites('full');
    const fused = deployed(light.arms[0].id);
    assert.ok(fused.nodes.every(node => node.kind === 'input' || node.op !== 'batchNorm'));
    assert.deepEqual(
      [light, medium, heavy].map(suite => suite.platforms.includes('typescript')),
      [true, true, false],
    );
    assert.ok(experiment.suites('quick').every(suite => !suite.platforms.includes('typescript')));
    assert.ok(
      [light, medium].every(({ platforms: names }) =>
        names.every(n => !(n in platforms) || !platforms[n as PlatformName].slow),
      ),
    );
  });

  it('counts all published networks, with the work and parameters of the network as published', () => {
    const results = resultsOf({ id: 'zoo' }, zooRows(), undefined);
    assert.deepEqual(results.casesWith('peakBytes'), MODELS);
    assert.equal(results.exact('mobilenet-v2-1.0-224', 'macs'), 300_774_272);
    assert.equal(results.exact('mobilenet-v2-1.0-224', 'parameters'), 3_504_872);
    assert.ok(
      countGraph(graphOf('resnet-18')).memoryAccessCost > results.exact('resnet-18', 'memoryAccessCost'),
    );
    const [fewerParameters] = claims;
    assert.equal(fewerParameters.id, 'fewer-parameters');
    assert.equal(fewerParameters.judge(results, '')?.verdict, 'reproduced');
  });
});

describe('printed latencies', () => {
  for (const column of LATENCIES) {
    it(`${column.label}: every network is in the catalogue, and does the work that is printed, if it is`, () => {
      const names = column.published.columns;
      const [unit, place] = names.includes('macs_G')
        ? [1e9, names.indexOf('macs_G')]
        : [1e6, names.indexOf('macs_M')];
      for (const [model, row] of Object.entries(column.rows)) {
        const { macs } = countGraph(graphOf(findModel(model).name));
        assert.ok(printedMs(column, model)! > 0, model);
        if (place < 0) continue;
        const printed = Number(column.published.rows.find(cells => cells[0] === row)![place]) * unit;
        // printed in two digits, and MobileNetV3-Small is said to do 66 M
        assert.ok(Math.abs(macs / printed - 1) < 0.16, `${model}: ${macs}, printed ${printed}`);
      }
    });
  }

  it('turns speeds into times, and has none of a network that is not printed', () => {
    const [, arm] = LATENCIES;
    assert.equal(printedMs(arm, 'mobilenet-v1-0.5-224'), 1000 / 16.5);
    assert.equal(printedMs(arm, 'vgg-16'), undefined);
  });
});

describe('rankings', () => {
  const times = [10, 20, 30, 40, 50, 60, 70];
  const close = (value: number, expected: number) =>
    assert.ok(Math.abs(value - expected) < 1e-12, String(value));

  it('are 1 in the same order, −1 in the opposite one, and 0 for what is the same everywhere', () => {
    close(rankCorrelation([1, 4, 9, 16, 25, 36, 49], times), 1);
    close(rankCorrelation([7, 6, 5, 4, 3, 2, 1], times), -1);
    assert.equal(rankCorrelation([3, 3, 3, 3, 3, 3, 3], times), 0);
  });

  it('have an interval that is wide where the order hangs on single networks', () => {
    const sure = rankInterval([times], times, ([rho]) => rho);
    for (const bound of [sure.estimate, sure.low, sure.high]) close(bound, 1);
    const unsure = rankInterval([[10, 20, 30, 40, 50, 60, 1]], times, ([rho]) => rho);
    assert.ok(unsure.low < unsure.estimate && unsure.high > unsure.estimate);
    assert.ok(unsure.low < 0.2, String(unsure.low));
  });
});
