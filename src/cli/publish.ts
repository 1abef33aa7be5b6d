import type { Command } from 'commander';
import { InputError, unknownName } from '../errors/input-error.js';
import type { Experiment } from '../experiment/experiment.js';
import { publishedFindings } from '../experiment/findings.js';
import { loadExperiments } from '../experiment/load.js';
import { type Places, placesOf } from '../experiment/places.js';
import { writeExact } from '../measure/results/exact-csv.js';
import { writeRun } from '../measure/results/store.js';
import { PEERS } from '../peers/peer-runs.js';
import { describeRun } from '../reports/which-run.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { warnOfMismatches } from './mismatches.js';
import { outOption } from './options.js';
import { writePublishedPages } from './pages.js';
import { hasPeerRun, publishablePeers, publishPeers, writePeersPage } from './publish-peers.js';
import { hasResults, type Publishable, publishable } from './publishable.js';
import { print } from './terminal.js';

/** `publish`: for maintainers, the only verb that changes the published run. */
export function declare(command: Command): void {
  command
    .argument('[id...]', `experiments, or ${PEERS}; everything that you have measured where none is named`)
    .addOption(outOption())
    .option('--pages', 'copy nothing, only write the pages of the published run again')
    .addHelpText(
      'after',
      examples('publish', 'publish group-count t-split --out from-another-machine', 'publish --pages'),
    )
    .action(async (ids: string[], { out, pages }: { out: string; pages?: boolean }) => {
      if (pages && ids.length > 0) {
        throw new InputError(`publish: got ${ids.join(', ')} and --pages, expected one of the two`);
      }
      const places = placesOf(out);
      const all = await loadExperiments();
      const asked = pages ? { experiments: [], peers: false } : await askedFor(ids, all, places);
      await interruptible(async signal => {
        if (await publish(asked, places, signal)) await writeAllPages(places, all, signal);
      });
    });
}

/** Writes all pages of the published folder again. */
async function writeAllPages(
  { published }: Places,
  all: readonly Experiment[],
  signal: AbortSignal,
): Promise<void> {
  const findings = await publishedFindings(published, all);
  warnOfMismatches(findings);
  await writePeersPage(published);
  const ledger = await writePublishedPages(published, findings, signal);
  if (ledger !== undefined) print(`pages: ${ledger}`);
}

interface Asked {
  readonly experiments: readonly Experiment[];
  readonly peers: boolean;
}

/** Copies results into the published folder, all or none of them; false where the signal aborts before. */
async function publish(asked: Asked, places: Places, signal: AbortSignal): Promise<boolean> {
  const checked: Publishable[] = [];
  for (const experiment of asked.experiments) {
    const results = await publishable(experiment, places, signal);
    if (!results) return false;
    checked.push(results);
  }
  const peers = asked.peers ? await publishablePeers(places) : undefined;
  for (const results of checked) await write(results, places.published);
  if (peers) print(`published: ${PEERS}, run ${await publishPeers(peers, places.published)}`);
  return true;
}

/** What is to be published: what was named, or everything of which the reader has results. */
async function askedFor(ids: readonly string[], all: readonly Experiment[], places: Places): Promise<Asked> {
  const known = [...all.map(({ id }) => id), PEERS];
  for (const id of ids) if (!known.includes(id)) throw unknownName('experiment', id, known);
  if (ids.length > 0) {
    return { experiments: all.filter(({ id }) => ids.includes(id)), peers: ids.includes(PEERS) };
  }
  const experiments = all.filter(experiment => hasResults(experiment, places));
  return { experiments, peers: await hasPeerRun(places) };
}

/** Copies results into the published folder. Earlier runs stay beside the new one. */
async function write({ experiment, exact, run }: Publishable, published: string): Promise<void> {
  await writeExact(published, experiment.id, exact);
  if (run) await writeRun(published, run);
  print(`published: ${experiment.id}, ${run ? describeRun(run.header) : 'exact numbers'}`);
}
