import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishablePeers, publishPeers, writePeersPage } from '../../src/cli/publish-peers.js';
import { writeRun } from '../../src/measure/results/store.js';
import { latestPeerRun, PEERS } from '../../src/peers/peer-runs.js';
import { peersReadme } from '../../src/peers/readme.js';
import { row, run } from '../peers/sample-run.js';
import { withFolder } from './spawn-cli.js';

const places = (folder: string) => ({ here: join(folder, 'here'), published: join(folder, 'published') });

describe('publishing a comparison of engines', () => {
  it('copies the run, and the page is that of the run', () =>
    withFolder(async folder => {
      const { here, published } = places(folder);
      const samplesNs = Array.from({ length: 25 }, () => [1e6]);
      const measured = run([row('conv-64', 'wasm', 1, { samplesNs, passes: [5, 5, 5, 5, 5] })]);
      await writeRun(here, measured);
      assert.equal(await writePeersPage(published), undefined);
      await publishPeers(await publishablePeers(places(folder)), published);
      assert.deepEqual(await latestPeerRun(published), await latestPeerRun(here));
      assert.equal(await writePeersPage(published), join(published, PEERS, 'README.md'));
      assert.equal(await readFile(join(published, PEERS, 'README.md'), 'utf8'), peersReadme(measured));
    }));

  it('is refused where each engine had fewer processes than usual, or the file does not say', async () => {
    for (const passes of [[3, 3, 3], undefined]) {
      await withFolder(async folder => {
        await writeRun(places(folder).here, run([row('conv-64', 'wasm', 1, { passes })]));
        await assert.rejects(publishablePeers(places(folder)), {
          name: 'InputError',
          message: /has fewer than 5 processes of each engine, expected a complete run/,
        });
      });
    }
  });
});
