import { Kernel, type KernelOptions } from './kernel.js';
import { countFigures, type Notebook, type Output, sourceOf } from './notebook.js';

export interface ExecuteOptions extends KernelOptions {
  /** Longest time for one cell, ms. */
  readonly cellTimeoutMs: number;
}

/**
 * Runs all cells of a notebook, top to bottom, in a fresh kernel and returns the notebook with their outputs.
 *
 * @throws {Error} with the cell's source, at the first cell that fails; see `problemOf`
 */
export async function executeNotebook(notebook: Notebook, options: ExecuteOptions): Promise<Notebook> {
  const executed = structuredClone(notebook);
  const kernel = await Kernel.start(options);
  try {
    for (const [index, cell] of executed.cells.entries()) {
      if (cell.cell_type !== 'code') continue;
      const { status, executionCount, outputs } = await kernel.execute(sourceOf(cell), options.cellTimeoutMs);
      cell.execution_count = executionCount;
      cell.outputs = outputs;
      const problem = problemOf(status, outputs);
      if (problem) throw new Error(`cell ${index + 1}: ${problem}\n--- its source:\n${sourceOf(cell)}`);
    }
  } finally {
    await kernel.close();
  }
  // What a cell left running may have failed while later cells ran.
  for (const [index, cell] of executed.cells.entries()) {
    const problem = cell.cell_type === 'code' && problemOf('ok', cell.outputs);
    if (problem) throw new Error(`cell ${index + 1}: after it had ended: ${problem}`);
  }
  const figures = countFigures(executed);
  if (figures < executed.metadata.beyond_flops.figures) {
    throw new Error(
      `${figures} figures were shown, expected at least ${executed.metadata.beyond_flops.figures}`,
    );
  }
  return executed;
}

/**
 * What is wrong with a cell that has run; undefined if nothing. tslab reports unhandled rejections, and without
 * the project's launcher all errors, only as text on stderr, so any text there is a failure.
 */
export function problemOf(status: string, outputs: readonly Output[]): string | undefined {
  for (const output of outputs) {
    if (output.output_type === 'error')
      return `${output.ename}: ${output.evalue}\n${output.traceback.join('\n')}\n${stderrOf(outputs)}`;
  }
  const stderr = stderrOf(outputs);
  if (status !== 'ok') return `status ${status}, expected ok\n${stderr}`;
  return stderr === '' ? undefined : `text on stderr, expected none:\n${stderr}`;
}

function stderrOf(outputs: readonly Output[]): string {
  return outputs
    .map(output => (output.output_type === 'stream' && output.name === 'stderr' ? output.text : ''))
    .join('');
}
