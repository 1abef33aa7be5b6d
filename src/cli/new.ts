import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { InputError, visible } from '../errors/input-error.js';
import { RESERVED_IDS } from '../experiment/places.js';
import { EXPERIMENT_ID, skeleton } from '../experiment/skeleton.js';
import { expectPlace, writeText } from '../measure/results/files.js';
import { called } from './called.js';
import { examples } from './examples.js';
import { print } from './terminal.js';

/** The project's folder, seen from dist/src/cli/. */
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/** `new`: the skeleton of an experiment. */
export function declare(command: Command): void {
  command
    .argument('<id>', 'its name, for instance kernel-size')
    .addHelpText('after', examples('new kernel-size'))
    .action(async (id: string) => {
      const files = skeleton(checkedId(id));
      for (const path of files.keys()) expectPlace(join(PROJECT, path), 'nothing');
      for (const [path, text] of files) await writeText(join(PROJECT, path), text, 'nothing');
      print(
        ...[...files.keys()].map(path => `wrote ${path}`),
        '',
        'Next:',
        `  npm run build && ${called()} run ${id}`,
        `  npm test -- --grep ${id}`,
      );
    });
}

/** @throws {InputError} where the id cannot be the name of a new experiment */
function checkedId(id: string): string {
  if (!EXPERIMENT_ID.test(id)) {
    throw new InputError(
      `new: id is ${visible(id)}, expected lower-case words with hyphens, for instance kernel-size`,
    );
  }
  if (RESERVED_IDS.includes(id)) throw new InputError(`new: ${id} is the name of another folder of results`);
  if (existsSync(join(PROJECT, 'experiments', id))) {
    throw new InputError(`new: experiments/${id} exists, expected the name of a new experiment`);
  }
  return id;
}
