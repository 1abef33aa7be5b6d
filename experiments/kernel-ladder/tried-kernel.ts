import { checkLayer } from '../../src/kernels/check.js';
import * as shape from '../../src/kernels/matmul/shape.js';
import type { OpParameters, Version } from '../../src/kernels/op.js';
import { platforms } from '../../src/networks/platforms.js';
import { addressOf, wasmMemory } from '../../src/wasm/memory.js';
import { checkKernel, instantiate } from './check-kernel.js';
import type { Rung } from './ladders.js';

/** The rung of a kernel that a reader wrote. */
export const TRIED = 'yours';

const CHANGES = 'the kernel of the cell';

/** The kernel as a rung of the matrix product; binding it checks first what it reads and writes. */
export function triedRung(code: Uint8Array, name: string = TRIED): Rung {
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
