import { listNoRuns } from '../measure/results/store.js';
import { warn } from './terminal.js';

/** Says on stderr, a line each, what in a folder of results is named as a run is and is no file to be opened. */
export async function warnOfNoRuns(
  folder: string,
  experiments: readonly { readonly id: string }[],
): Promise<void> {
  for (const { id } of experiments) {
    for (const path of await listNoRuns(folder, id)) {
      warn(`skipped ${path}: is not a regular file, expected a timed run`);
    }
  }
}
