import type { Command } from 'commander';
import { loadExperiments } from '../experiment/load.js';
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
      const experiments = (await loadExperiments()).map(experiment => ({
        id: experiment.id,
        title: experiment.title,
        question: experiment.question,
        papers: experiment.published.map(({ paper, place }) => `${paper}, ${place}`),
        claims: experiment.claims.map(({ id, statement, source, kind }) => ({ id, statement, source, kind })),
        suites: experiment.suites('full').map(({ id, title, baseline, arms }) => ({
          id,
          title,
          baseline,
          cases: arms.map(arm => `${id}/${arm.id}`),
          quick: experiment.suites('quick').some(suite => suite.id === id),
        })),
      }));
      const machines = [
        ...Object.values(platforms).map(({ name, description }) => ({ name, description })),
        { name: SIDE_BY_SIDE, description: 'kernels that the cases bring along, all in one process' },
        {
          name: NATIVE,
          description: `${onnxruntime.description}; only where it is asked for; ${nativeState()}`,
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
