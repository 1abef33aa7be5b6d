import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Experiment } from '../experiment.js';
import type { CompiledKernel } from '../ladder/compile.js';
import { TRIED_EXPERIMENT, triedExperiment } from '../ladder/tried-experiment.js';
import { TRIED } from '../ladder/tried-kernel.js';
import { verifyExperiment } from '../measure/verify.js';
import type { Finding } from '../report/finding.js';
import { type MeasureOptions, measureExperiment } from './measure.js';

/**
 * Checks a compiled kernel and measures it beside the versions of the matrix product, in processes of their own and by
 * the same protocol: its rung is called `yours`. Interrupting the cell ends a kernel that does not end.
 *
 * @throws {Error} where it does not export what is expected, writes elsewhere than to its result, or computes something
 * else than the reference
 */
export async function tryKernel({ code }: CompiledKernel, options: MeasureOptions = {}): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'beyond-flops-kernel-'));
  try {
    const module = await writeExperiment(folder, code);
    const experiment = triedExperiment(code);
    await refuseWrong(experiment, module);
    return await measureExperiment(experiment, module, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The experiment as a module that the measuring process can import. @returns its URL */
async function writeExperiment(folder: string, code: Uint8Array): Promise<string> {
  const library = new URL('../ladder/tried-experiment.js', import.meta.url).href;
  const file = join(folder, `${TRIED_EXPERIMENT}.js`);
  await writeFile(join(folder, 'kernel.wasm'), code);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(
    file,
    `import { readFileSync } from 'node:fs';
import { triedExperiment } from '${library}';
export const experiment = triedExperiment(readFileSync(new URL('./kernel.wasm', import.meta.url)));
`,
  );
  return pathToFileURL(file).href;
}

/** Runs the kernel once, in a process of its own. */
async function refuseWrong(experiment: Experiment, module: string): Promise<void> {
  const interrupt = new AbortController();
  const abort = () => interrupt.abort();
  process.on('SIGINT', abort);
  try {
    const [suite] = experiment.suites('quick');
    const cases = [`${suite.id}/${TRIED}`];
    const { signal } = interrupt;
    for await (const { error } of verifyExperiment(experiment, { profile: 'quick', cases, module, signal })) {
      if (error !== undefined) throw new Error(`tryKernel: ${error}`);
    }
    if (interrupt.signal.aborted) throw new Error('tryKernel: interrupted before the kernel was checked');
  } finally {
    process.off('SIGINT', abort);
  }
}
