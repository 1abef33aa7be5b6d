import assert from 'node:assert/strict';
import {
  attainableFlopsPerNs,
  bandwidthAt,
  predictLayers,
  predictNs,
  ridgePoint,
  roofline,
} from '../../src/cost/roofline.js';
import type { CeilingRow } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';

const row = (kind: CeilingRow['kind'], workingSetBytes: number, rate: number): CeilingRow => ({
  type: 'ceiling',
  engine: 'javascript',
  kind,
  workingSetBytes,
  workPerSample: rate * 100,
  samplesNs: [110, 100, 900],
});

/** 8 FLOP/ns; 4 B/ns up to 1 KiB, 1 B/ns from 4 KiB on. */
const roof = roofline([row('bandwidth', 4096, 1), row('compute', 0, 8), row('bandwidth', 1024, 4)]);

describe('a roofline', () => {
  it('takes rates from the fastest sample and sorts the working sets', () => {
    assert.equal(roof.peakFlopsPerNs, 8);
    assert.deepEqual(roof.bandwidths, [
      { workingSetBytes: 1024, bytesPerNs: 4 },
      { workingSetBytes: 4096, bytesPerNs: 1 },
    ]);
  });

  it('has a bandwidth between measured working sets, and the nearest one beyond them', () => {
    assert.deepEqual(
      [1, 1024, 2048, 4096, 1e9].map(size => bandwidthAt(roof, size)),
      [4, 4, 2.5, 1, 1],
    );
  });

  it('is the lower of the two roofs, which meet at the ridge point', () => {
    assert.equal(attainableFlopsPerNs(roof, 1, 1024), 4);
    assert.equal(attainableFlopsPerNs(roof, 3, 1024), 8);
    assert.equal(ridgePoint(roof, 1024), 2);
    assert.equal(ridgePoint(roof, 4096), 8);
    assert.equal(attainableFlopsPerNs(roof, ridgePoint(roof, 2048), 2048), 8);
  });

  it('predicts for each layer the longer of compute and memory time, and sums over a graph', () => {
    const g = new GraphBuilder('two layers');
    const wide = g.pointwise(g.input([1, 16, 4, 4]), { filters: 16 });
    const graph = g.build(g.activation('relu6', wide));
    const [convolution, activation] = predictLayers(roof, graph);
    const bytesMoved = 4 * 3 * 256;
    assert.equal(convolution.workingSetBytes, bytesMoved);
    assert.equal(convolution.intensity, 8192 / bytesMoved);
    const bandwidth = 4 - 3 * (Math.log2(3) / 2);
    assert.ok(Math.abs(convolution.ns - bytesMoved / bandwidth) < 1e-9);
    assert.equal(convolution.bound, 'memory');
    assert.deepEqual([activation.workingSetBytes, activation.intensity], [1024, 256 / 2048]);
    assert.equal(activation.ns, 2048 / 4);
    assert.equal(predictNs(roof, graph), convolution.ns + activation.ns);
  });

  it('finds a layer with many multiply-accumulates per byte compute-bound', () => {
    const g = new GraphBuilder('dense');
    const graph = g.build(g.pointwise(g.input([1, 256, 4, 4]), { filters: 256 }));
    const fast = roofline([row('compute', 0, 8), row('bandwidth', 1024, 400)]);
    const [layer] = predictLayers(fast, graph);
    assert.deepEqual([layer.bound, layer.ns], ['compute', (2 * 16 * 256 * 256) / 8]);
  });

  it('refuses ceilings without a roof of each kind, or of several engines', () => {
    assert.throws(() => roofline([row('compute', 0, 8)]), /1 compute and 0 bandwidth rows of 1 engines/);
    const other = { ...row('bandwidth', 1024, 4), engine: 'wasm' };
    assert.throws(() => roofline([row('compute', 0, 8), other]), /of 2 engines/);
  });
});
