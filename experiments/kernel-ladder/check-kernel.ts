import { MAXIMUM_PAGES, PAGE_BYTES } from '../../src/wasm/assembly/memory-limits.js';

/** out [m, n] = a [m, k] · b [k, n], all row by row at these byte addresses. */
type Multiply = (out: number, a: number, b: number, m: number, n: number, k: number) => void;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** The product that a kernel is checked with: m, n and k that many tiles divide, arrays of less than a page. */
const [m, n, k] = [120, 48, 40];
/** Nothing that is written past the end of one array lies in another: a page is empty on either side of each. */
const [out, a, b] = [1, 3, 5].map(page => page * PAGE_BYTES);
const PAGES = 7;

/**
 * Checks what a kernel touches, in a memory of its own: it may import nothing but the memory, has to export `multiply`
 * of six numbers, and may write nothing but its result.
 *
 * @throws {Error} one line with what it does instead
 */
export function checkKernel(code: Uint8Array): void {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: MAXIMUM_PAGES, shared: true });
  const multiply = instantiate(code, memory);
  const values = new Float32Array(memory.buffer);
  if (values.some(value => value !== 0)) {
    throw new Error('kernel: brings data of its own into the memory, expected only code');
  }
  for (let i = 0; i < values.length; i++) values[i] = 1 + (i % 7);
  const before = values.slice();
  const call = `multiply(out = ${out}, a = ${a}, b = ${b}, m = ${m}, n = ${n}, k = ${k})`;
  try {
    multiply(out, a, b, m, n, k);
  } catch (error) {
    throw new Error(`kernel: ${call} trapped: ${(error as Error).message}`);
  }
  const end = out + m * n * FLOAT;
  const wrong = values.findIndex((value, i) => value !== before[i] && (i * FLOAT < out || i * FLOAT >= end));
  if (wrong < 0) return;
  throw new Error(
    `kernel: ${call} wrote to byte ${wrong * FLOAT}, expected only to its result, bytes ${out} to ${end - 1}`,
  );
}

/**
 * The function of a compiled kernel over a memory.
 *
 * @throws {Error} where it imports more than the memory, or does not export `multiply` of six numbers
 */
export function instantiate(code: Uint8Array, memory: WebAssembly.Memory): Multiply {
  const module = new WebAssembly.Module(code as BufferSource);
  const imports = WebAssembly.Module.imports(module).map(({ module: of, name }) => `${of}.${name}`);
  const more = imports.find(name => name !== 'env.memory');
  if (more) {
    throw new Error(`kernel: needs ${more}, expected nothing but the memory: no new, no throw, no strings`);
  }
  const { multiply } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  if (typeof multiply !== 'function' || multiply.length !== 6) {
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    throw new Error(
      `kernel: exports ${names.join(', ') || 'nothing'}, expected multiply(out, a, b, m, n, k)`,
    );
  }
  return multiply as Multiply;
}
