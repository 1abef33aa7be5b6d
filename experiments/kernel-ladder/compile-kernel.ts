import { stripVTControlCharacters } from 'node:util';
import { INITIAL_PAGES, MAXIMUM_PAGES } from '../../src/wasm/assembly/memory-limits.js';
import { bestVariant } from '../../src/wasm/module.js';

/** The name under which the compiler's messages point to the source. */
const FILE = 'kernel.ts';

/** As the kernels of src/wasm/assembly: SIMD over a memory that is given, and no runtime. */
const OPTIONS: readonly string[] = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads'],
  ...['--importMemory', '--noExportMemory', '--sharedMemory'],
  ...['--initialMemory', String(INITIAL_PAGES), '--maximumMemory', String(MAXIMUM_PAGES)],
];

/**
 * Compiles a kernel in AssemblyScript to a WebAssembly module, with relaxed SIMD where this engine has it. It has to
 * export
 *
 *     multiply(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32): void
 *
 * which writes out [m, n] = a [m, k] · b [k, n], all row by row at these byte addresses.
 *
 * @throws {Error} where it does not compile, with the compiler's messages and the lines they are about
 */
export async function compileKernel(source: string): Promise<Uint8Array> {
  // The compiler takes a third of a second to load: only who compiles shall wait.
  const { default: asc } = await import('assemblyscript/asc');
  let code: Uint8Array | undefined;
  const messages = asc.createMemoryStream();
  const relaxed = bestVariant() === 'relaxed-simd' ? ['--enable', 'relaxed-simd'] : [];
  const { error } = await asc.main([FILE, '--outFile', 'kernel.wasm', ...OPTIONS, ...relaxed], {
    stderr: messages,
    readFile: name => (name === FILE ? source : null),
    writeFile: (_, contents) => {
      code = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error || !code) {
    // The compiler colours its messages where the environment asks for it, terminal or not.
    const lines = stripVTControlCharacters(messages.toString()).replace(/\n+FAILURE .*\n*$/, '');
    throw new Error(`compileKernel: ${error?.message ?? 'no code'}\n\n${lines}`);
  }
  return code;
}
