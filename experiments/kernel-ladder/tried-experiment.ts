import { defineExperiment } from '../../src/experiment/define.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import { checkLayer } from '../../src/kernels/check.js';
import * as shape from '../../src/kernels/matmul/shape.js';
import type { OpParameters, Version } from '../../src/kernels/op.js';
import type { OpVersion } from '../../src/networks/every-version.js';
import { platforms } from '../../src/networks/platforms.js';
import { addressOf, wasmMemory } from '../../src/wasm/memory.js';
import { checkKernel, instantiate } from './check-kernel.js';
import { ladderFigure } from './figures.js';
import { type Ladder, ladderSuite, layerRows, matmulLadder, SIMD } from './ladders.js';
import { simulatedRows } from './simulated-misses.js';
import { ladderTable } from './table.js';

/** The rung of a reader's kernel, and of one that it has to beat. */
export const TRIED = 'yours';
export const GIVEN = 'given';

/** Compiled kernels of the matrix product. */
export interface TriedKernels {
  readonly yours: Uint8Array;
  /** What it is measured against; all versions of the matrix product where it is absent. */
  readonly given?: Uint8Array;
}

/** A reader's kernel against a given one, or among the rungs of the matrix product, before those in WebAssembly. */
function triedLadder({ yours, given }: TriedKernels): Ladder {
  const tried = triedRung(TRIED, yours);
  if (given) return { ...matmulLadder, baseline: GIVEN, rungs: [triedRung(GIVEN, given), tried] };
  const { rungs } = matmulLadder;
  const simd = rungs.findIndex(({ name }) => name === SIMD[0]);
  return { ...matmulLadder, rungs: [...rungs.slice(0, simd), tried, ...rungs.slice(simd)] };
}

/** The experiment of a reader's kernel. Against a given one, only the two times are asked for. */
export function triedExperiment(kernels: TriedKernels): Experiment {
  const isDuel = kernels.given !== undefined;
  const ladder = triedLadder(kernels);
  return defineExperiment({
    id: 'tried-kernel',
    title: 'Your kernel',
    question: 'How fast is the kernel of the cell?',
    needsCeilings: !isDuel,
    exact: () => [...layerRows(), ...(isDuel ? [] : simulatedRows())],
    suites: [ladderSuite(ladder)],
    tables: [results => ladderTable(ladder, results)],
    figures: [ladderFigure],
  });
}

/** The name under which a measuring process asks for it. */
export { triedExperiment as experiment };

const CHANGES = 'the kernel of the cell';

/** A compiled kernel as a rung of the matrix product; binding it checks first what it reads and writes. */
function triedRung(name: string, code: Uint8Array): OpVersion {
  const matmul: Version<OpParameters['matmul']> = {
    name,
    changes: CHANGES,
    bind(layer) {
      checkLayer('matmul', shape, layer);
      checkKernel(code);
      const multiply = instantiate(code, wasmMemory);
      const [[m, k], [, n]] = layer.inputs;
      return {
        constantBytes: 0,
        run(out, [a, b]) {
          const [to, left, right] = [out, a, b].map(({ data }) => addressOf('matmul', data));
          multiply(to, left, right, m, n, k);
        },
      };
    },
  };
  const { wasm } = platforms;
  const platform = { ...wasm, name, description: CHANGES, versions: { ...wasm.versions, matmul } };
  return { name, changes: CHANGES, platform, available: true };
}
