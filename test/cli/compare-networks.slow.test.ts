import assert from 'node:assert/strict';
import { cli } from './spawn-cli.js';

const small = ['--resolution', '32', '--profile', 'smoke'];

describe('command line: networks against each other', function () {
  this.timeout(120_000);

  it('shows the time of each beside its counts, and the ratio to the first with its interval', async () => {
    const { stdout, status } = await cli('compare-networks', 'mobilenet-v2', 'shufflenet-v2-1.0', ...small);
    assert.equal(status, 0);
    assert.match(stdout, /^Measured in turns on wasm$/m);
    assert.match(stdout, /│ shufflenet-/);
    assert.match(stdout, /again \(A\/A\)/);
    assert.match(stdout, /^ {2}Medians over 3 rounds, ratios paired by round, with intervals of 75\.0 %\./m);
  });

  it('divides them into layers, as JSON too', async () => {
    const asked = ['mobilenet-v2:width=0.5', 'mobilenet-v2', '--per-layer', 'kind', '--fused', '--json'];
    const { stdout, status } = await cli('compare-networks', ...asked, ...small, '-p', 'typescript');
    assert.equal(status, 0);
    const [{ platform, graphs, run }] = JSON.parse(stdout);
    assert.equal(platform, 'typescript');
    assert.deepEqual(
      graphs.map(({ name }: { name: string }) => name),
      ['mobilenet-v2 resolution=32 width=0.5', 'mobilenet-v2 resolution=32'],
    );
    for (const { layers, cost } of graphs) {
      const macs = layers.reduce(
        (sum: number, { counts }: { counts: { macs: number } }) => sum + counts.macs,
        0,
      );
      assert.equal(macs, cost.macs);
      assert.ok(layers.every(({ ns }: { ns?: { estimate: number } }) => ns!.estimate > 0));
    }
    assert.equal(run.header.profile, 'smoke');
    assert.equal(run.timed, undefined);
  });
});
