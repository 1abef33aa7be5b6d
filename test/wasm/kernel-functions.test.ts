import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KernelFunctions, KernelName } from '../../src/wasm/kernel-functions.js';
import { compileKernels } from '../../src/wasm/module.js';
import { variants } from '../kernels/wasm-agrees.js';

/** The number of each kernel's parameters; one that disagrees with the kernel's type does not compile. */
const COUNTS: { readonly [K in KernelName]: Parameters<KernelFunctions[K]>['length'] } = {
  add: 6,
  binaryRows: 10,
  binaryValues: 8,
  convolve: 15,
  convolveRows: 14,
  copyStrided: 6,
  copyValues: 3,
  dense: 10,
  depthwise: 25,
  dequantizeRows: 9,
  hardSigmoid: 4,
  hSwish: 4,
  instanceNorm: 9,
  layerNorm: 8,
  maxPool: 17,
  means: 5,
  multiplyChannels: 14,
  multiplyPlanes: 6,
  multiplyRows: 6,
  multiplyValues: 5,
  packRows: 7,
  padImage: 12,
  prelu: 7,
  probeCompute: 6,
  probeRead: 7,
  reduceColumns: 7,
  reduceRows: 6,
  quantizeRows: 11,
  relu: 4,
  relu6: 4,
  responseNorm: 11,
  scaleShift: 8,
  shuffleChannels: 7,
  sigmoid: 4,
  resize: 14,
  scatterTaps: 17,
  softmax: 5,
  softmaxColumns: 6,
  sumPool: 17,
  swish: 4,
  unary: 7,
  upsample: 9,
  winogradProducts: 15,
  winogradTiles: 9,
};

const wasm = fileURLToPath(new URL('../../../src/wasm/', import.meta.url));
const assembly = readdirSync(`${wasm}assembly`)
  .filter(file => file.endsWith('.ts'))
  .map(file => readFileSync(`${wasm}assembly/${file}`, 'utf8'))
  .join('\n');
const types = readFileSync(`${wasm}kernel-functions.ts`, 'utf8');

/** Names of a function's parameters in a source text. */
function parameterNames(source: string, pattern: RegExp): string[] {
  const [, list] = pattern.exec(source)!;
  return [...list.matchAll(/(\w+):/g)].map(([, name]) => name);
}

describe('the types of the kernels', () => {
  it('have the parameters of the compiled functions, in number', () => {
    for (const variant of variants) {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
      const { exports } = new WebAssembly.Instance(compileKernels(variant), { env: { memory } });
      const counts = Object.entries(exports).map(([name, kernel]) => [name, (kernel as () => void).length]);
      assert.deepEqual(Object.fromEntries(counts), COUNTS, variant);
    }
  });

  it('have the parameters of the assembly, by name and in order', () => {
    for (const [name, count] of Object.entries(COUNTS)) {
      const all = parameterNames(assembly, new RegExp(`^export function ${name}\\(([^)]*)\\): void`, 'm'));
      const first = parameterNames(types, new RegExp(`^  ${name}\\(([^)]*)\\): void;`, 'm'));
      assert.equal(all.length, count, name);
      assert.deepEqual(all.slice(0, first.length), first, name);
      const last = all.slice(first.length, first.length + 2);
      assert.deepEqual(last, name === 'copyValues' ? [] : ['begin', 'end'], name);
    }
  });
});
