import type { Command } from 'commander';
import type { Experiment } from '../experiment/experiment.js';
import { keptForBuild } from '../measure/kept.js';
import { nativeState, onnxruntime } from '../networks/native/onnxruntime.js';
import { NATIVE, platforms, SIDE_BY_SIDE } from '../networks/platforms.js';
import { caseRanges } from './case-ranges.js';
import { examples } from './examples.js';
import { jsonOption } from './options.js';
import { colours, print, printJson } from './terminal.js';

/** `list`: the experiments with their cases and claims, and the platforms. */
export function declare(command: Command): void {
  command
    .addOption(jsonOption())
    .addHelpText('after', examples('list', 'list --json'))
    .action(async ({ json }: { json?: boolean }) => {
      const experiments = await listedExperiments();
      const machines = [
        ...Object.values(platforms).map(({ name, description }) => ({ name, description })),
        { name: SIDE_BY_SIDE, description: 'kernels that the cases bring along, all in one process' },
        {
          name: NATIVE,
          description: `${onnxruntime.description}; ${nativeState()}`,
        },
      ];
      if (json) {
        printJson({ experiments, platforms: machines });
        return;
      }
      for (const { id, title, question, suites, claims } of experiments) {
        print(`${colours.bold(id)}  ${title}`, `  ${question}`);
        for (const suite of suites) {
          const only = suite.quick ? '' : ', only in the full profile';
          print(`  ${suite.id}: ${suite.title} (${suite.cases.length} cases${only})`);
          print(colours.dim(`    ${caseRanges(suite.cases.map(name => name.slice(suite.id.length + 1)))}`));
        }
        print(`  ${claims.length} claims`, '');
      }
      print('A case is asked for as --case <suite>/<case>, a whole suite as --case <suite>.', '');
      print(
        colours.bold('Platforms'),
        ...machines.map(({ name, description }) => `  ${name}: ${description}`),
      );
    });
}

/** What `list` says of an experiment. */
type Listed = ReturnType<typeof listed>;

/**
 * All experiments. Loading them and building their graphs, whose sizes and ops some suites go by, takes a second: what
 * they say is kept until the next build.
 */
async function listedExperiments(): Promise<readonly Listed[]> {
  const kept = keptForBuild('list');
  const known = kept?.find('experiments.json');
  if (known) return JSON.parse(new TextDecoder().decode(known));
  const { loadExperiments } = await import('../experiment/load.js');
  const experiments = (await loadExperiments()).map(listed);
  kept?.keep('experiments.json', new TextEncoder().encode(JSON.stringify(experiments)));
  return experiments;
}

function listed({ id, title, question, published, claims, suites }: Experiment) {
  return {
    id,
    title,
    question,
    papers: published.map(({ paper, place }) => `${paper}, ${place}`),
    claims: claims.map(({ id, statement, source, kind }) => ({ id, statement, source, kind })),
    suites: suites('full').map(({ id, title, baseline, arms }) => ({
      id,
      title,
      baseline,
      cases: arms.map(arm => `${id}/${arm.id}`),
      quick: suites('quick').some(suite => suite.id === id),
    })),
  };
}
