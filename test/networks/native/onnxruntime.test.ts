import assert from 'node:assert/strict';
import { ladders } from '../../../experiments/kernel-ladder/ladders.js';
import type { Arm, Suite } from '../../../src/measure/arms.js';
import { bindChecked } from '../../../src/measure/check.js';
import { planRun, runsOn } from '../../../src/measure/plan.js';
import { checkSuite, measureSuite } from '../../../src/measure/suite.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { benchGraph } from '../../../src/networks/models/bench-layers.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import {
  defaultPlaces,
  nativeInstalled,
  nativeIsOn,
  nativeState,
  nativeVersion,
  onnxruntime,
} from '../../../src/networks/native/onnxruntime.js';
import { NATIVE, ownPlaces, placeNames, platforms, SIDE_BY_SIDE } from '../../../src/networks/platforms.js';
import { experiment } from '../../measure/toy-experiment.js';

const arms: readonly Arm[] = [
  { id: 'add', graph: () => benchGraph('add') },
  { id: 'relu', graph: () => benchGraph('relu') },
];
const suite: Suite = { id: 'toy', title: 'toy', baseline: 'add', arms, platforms: ['typescript'] };
const options = { ...{ suite: 'toy', baseline: 'add', arms, seed: 1 }, platform: NATIVE } as const;
const settings = { rounds: 2, minRoundMs: 0.1, minIterations: 1, minWarmupMs: 0.1, maxWarmupMs: 1 };

function switchedOn(check: () => void): void {
  const before = process.env.BEYOND_FLOPS_NATIVE;
  delete process.env.BEYOND_FLOPS_NATIVE;
  try {
    check();
  } finally {
    process.env.BEYOND_FLOPS_NATIVE = before;
  }
}

describe('the native engine', function () {
  this.timeout(20_000);

  it('measures nothing by itself where it is not installed or switched off, as in these tests', () => {
    assert.equal(nativeIsOn(), false);
    assert.deepEqual(defaultPlaces(), ownPlaces);
    const { jobs } = planRun(experiment, { profile: 'quick' });
    assert.ok(jobs.every(job => job.kind === 'suite' && job.platform !== NATIVE));
  });

  it('measures where it is asked for every suite of whole graphs', () => {
    assert.ok(runsOn(suite, NATIVE));
    assert.ok(!runsOn({ ...suite, platforms: [SIDE_BY_SIDE] }, NATIVE));
    assert.ok(!runsOn({ ...suite, arms: [{ ...arms[0], only: () => true }] }, NATIVE));
  });

  const needy = { ...experiment, needsCeilings: true };
  const plan = () => planRun(needy, { profile: 'quick', platforms: ['typescript', NATIVE] });

  describe('where it is not installed', () => {
    before(function () {
      if (nativeInstalled()) this.skip();
    });

    it('is refused with how to get it', () => {
      assert.throws(plan, {
        name: 'InputError',
        message:
          'platform onnxruntime: not installed, expected onnxruntime-node: npm run setup:native installs it',
      });
    });

    it('is a failed row, not a gap', async () => {
      const [{ error }] = await checkSuite(options, false);
      assert.match(error!, /^not installed: npm run setup:native installs it$/);
    });
  });

  describe('where it is installed', () => {
    before(function () {
      if (!nativeInstalled()) this.skip();
    });

    it('is in every run by default, which is then complete with it and without it', () => {
      assert.match(nativeState(), /^onnxruntime-node [.0-9]+, only where it is asked for/);
      switchedOn(() => {
        assert.ok(nativeIsOn());
        assert.match(nativeState(), /^onnxruntime-node [.0-9]+$/);
        assert.deepEqual(defaultPlaces(), placeNames);
        const { engines, selection } = planRun(experiment, { profile: 'quick' });
        assert.match(engines[NATIVE], /^onnxruntime-node [.0-9]+$/);
        assert.equal(selection, 'all');
      });
      assert.equal(planRun(experiment, { profile: 'quick' }).selection, 'all');
    });

    it('is planned without ceilings', () => {
      const { jobs, engines, selection } = plan();
      assert.deepEqual(
        jobs.map(job =>
          job.kind === 'suite' ? `${job.platform} ${job.suite.id}` : `${job.engine} ceilings`,
        ),
        [
          'javascript ceilings',
          ...['typescript', NATIVE].flatMap(name => [`${name} sound`, `${name} small`]),
        ],
      );
      assert.deepEqual(engines, { typescript: 'javascript', onnxruntime: nativeVersion() });
      assert.equal(selection, 'platforms');
      const everything = { profile: 'quick', platforms: [...ownPlaces, NATIVE] } as const;
      assert.equal(planRun(needy, everything).selection, 'all');
    });

    it('reads the input that every platform reads', () => {
      const graph = benchGraph('relu');
      assert.deepEqual(onnxruntime.bind(graph, 7).input, bindGraph(graph, platforms.typescript, 7).input);
    });

    it('gives what the reference gives, for the layers of the ladders and a network', () => {
      const network = graphOf('shufflenet-v2-0.5', { resolution: 32 });
      for (const graph of [...ladders.map(({ op }) => benchGraph(op)), network]) {
        const { error, checkError } = bindChecked(graph, onnxruntime, 1);
        assert.equal(error, undefined);
        assert.ok(checkError !== null && checkError > 0, 'other loops round differently');
      }
    });

    it('can be run again on another input', () => {
      const { run, input, output } = onnxruntime.bind(benchGraph('relu'), 1);
      for (const sign of [1, -1]) {
        input.data.fill(2 * sign);
        run();
        assert.ok(output.data.every(value => value === Math.max(0, 2 * sign)));
      }
    });

    it('is measured like a platform, but says nothing of its memory', async () => {
      const rows = await measureSuite(options, settings);
      assert.deepEqual(
        rows.map(row => [row.arm, row.status, row.samplesNs.length, row.arenaBytes, row.scratchBytes]),
        [
          ['add', 'measured', 2, null, null],
          ['relu', 'measured', 2, null, null],
          ['add', 'measured', 2, null, null],
        ],
      );
    });
  });
});
