import assert from 'node:assert/strict';
import { timeGraphs } from '../../../src/measure/graphs/time-graphs.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { tensor } from '../../../src/tensors/tensor.js';
import { convGraph } from './sample-comparison.js';

const options = { platform: 'typescript', profile: 'smoke', seed: 1 } as const;

/** A graph whose output is not finite. */
function infinite(): Graph {
  const g = new GraphBuilder('infinite');
  const weights = () => [tensor([1, 3, 1, 1], new Float32Array(3).fill(Number.POSITIVE_INFINITY))];
  return g.build(g.pointwise(g.input([1, 3, 8, 8]), { filters: 1 }, { weights }));
}

describe('timing graphs of somebody’s own', function () {
  this.timeout(60_000);

  it('checks and times each in a process of its own, with the A/A arm and the layers', async () => {
    const built = convGraph('built', 8);
    const seen = new Set<string>();
    const comparison = await timeGraphs(
      { built, fused: optimize(built) },
      { ...options, perLayer: 'op', onProgress: ({ phase }) => seen.add(phase) },
    );
    assert.ok(comparison);
    const [first, second] = comparison.graphs;
    assert.deepEqual([first.layers.length, second.layers.length], [3, 1]);
    for (const { ns, checkError, error } of [first, second]) {
      assert.ok(ns && checkError !== null && error === undefined);
    }
    assert.ok(comparison.noise);
    assert.ok([...first.layers, ...second.layers].every(({ ns, share }) => ns && share));
    assert.deepEqual([...seen], ['check', 'warm-up', 'rounds']);
    const { header, timed } = comparison.run;
    assert.deepEqual([header.seed, header.settings.rounds], [1, 3]);
    assert.equal(timed.length, 2 + 4 + 1);
  });

  it('does not time a graph whose output is not the reference’s, and goes on with the others', async () => {
    const comparison = await timeGraphs({ sound: convGraph('sound', 4), infinite: infinite() }, options);
    const [sound, other] = comparison!.graphs;
    assert.ok(sound.ns);
    assert.match(other.error!, /^differs from reference: error Infinity/);
    assert.equal(other.ns, undefined);
    assert.match(comparison!.notices.join(), /typescript graphs\/infinite failed/);
  });

  it('makes as many rounds as are asked for instead of the profile’s', async () => {
    const { header, timed } = (await timeGraphs({ a: convGraph('a', 4) }, { ...options, rounds: 12 }))!.run;
    assert.equal(header.settings.rounds, 12);
    assert.deepEqual(
      timed.map(({ samplesNs }) => samplesNs.length),
      [12, 12],
    );
  });

  it('ends without a result where it is interrupted', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const running = timeGraphs(
      { a: convGraph('a', 4) },
      { ...options, signal, onProgress: () => controller.abort() },
    );
    assert.equal(await running, undefined);
  });

  it('refuses what cannot be compared', async () => {
    const a = convGraph('a', 4);
    const refused: readonly (readonly [graphs: unknown, changes: object, message: RegExp])[] = [
      [{}, {}, /^compareGraphs: got no graphs, expected at least 1$/],
      [[a], {}, /^compareGraphs: graphs is \[.*\], expected an object of graphs by their names, \{ a, b \}$/],
      [{ a, b: 'resnet-18' }, {}, /^compareGraphs: b: graph is "resnet-18", expected a graph/],
      [{ a: { ...a, output: 9 } }, {}, /^graph a: the output is node 9, expected an id below 4$/],
      [{ a }, { platform: 'wsm' }, /^platform wsm: unknown, did you mean wasm\?/],
      [
        { a },
        { platform: 'onnxruntime', perLayer: 'op' },
        /^compareGraphs: onnxruntime runs a graph as a whole/,
      ],
    ];
    for (const [graphs, changes, message] of refused) {
      await assert.rejects(timeGraphs(graphs as Record<string, Graph>, { ...options, ...changes }), {
        name: 'InputError',
        message,
      });
    }
  });
});
