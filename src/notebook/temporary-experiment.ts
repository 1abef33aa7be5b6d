import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module that exports `experiment`, made of what a cell holds. */
export interface TemporaryExperiment {
  /** The experiment's id, which is the name of its file. */
  readonly id: string;
  /** Source text of the module; it finds `files` beside itself. */
  readonly source: string;
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/**
 * Writes an experiment that depends on what a cell holds to a folder of its own, so that measuring processes can import
 * it, and removes the folder when the work is over.
 *
 * @param work  is called with the module's URL
 */
export async function withTemporaryExperiment<T>(
  { id, source, files = {} }: TemporaryExperiment,
  work: (module: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'beyond-flops-cell-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    const file = join(folder, `${id}.js`);
    await writeFile(file, source);
    return await work(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
