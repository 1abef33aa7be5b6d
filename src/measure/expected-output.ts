import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindGraph } from '../networks/graph/executor.js';
import type { Graph } from '../networks/graph/graph.js';
import type { Platform } from '../networks/platform.js';
import { elements, type Tensor, tensor } from '../tensors/tensor.js';
import { nodeDefinition, sortedKeys } from './results/node-definition.js';

/** Where outputs are kept, seen from dist/src/measure/; beside the packages, as other tools keep what they can remake. */
const KEPT = fileURLToPath(new URL('../../../node_modules/.cache/beyond-flops/expected/', import.meta.url));

/** The built code that an output depends on, seen from dist/src/measure/; all of each folder, and more than is needed. */
const CODE = ['../tensors/', '../kernels/', '../networks/graph/'].map(
  folder => new URL(folder, import.meta.url),
);

/**
 * What a graph's output has to be: that of another platform on the same seeded input and weights. It takes plain loops
 * seconds, so it is kept on disk, under the hash of everything that it depends on: graph, weights, seed and code.
 *
 * @param platform  of plain loops
 */
export function expectedOutput(graph: Graph, platform: Platform, seed: number): Tensor {
  const { shape } = graph.nodes[graph.output];
  const folder = join(KEPT, codeHash());
  const path = join(folder, `${hashOf(graph, platform.name, seed)}.f32`);
  const kept = read(path, elements(shape));
  if (kept) return tensor(shape, kept);
  const executable = bindGraph(graph, platform, seed);
  executable.run();
  keep(folder, path, executable.output.data);
  return executable.output;
}

/** undefined where there is none, or it is not whole. */
function read(path: string, length: number): Float32Array | undefined {
  try {
    const bytes = readFileSync(path);
    if (bytes.byteLength !== length * Float32Array.BYTES_PER_ELEMENT) return undefined;
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  } catch {
    return undefined;
  }
}

/** Where the folder cannot be written, the output is computed again next time. */
function keep(folder: string, path: string, { buffer, byteOffset, byteLength }: Float32Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    forgetOthers(folder);
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, new Uint8Array(buffer, byteOffset, byteLength));
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** Outputs of other code will not be asked for again. */
function forgetOthers(folder: string): void {
  try {
    for (const name of readdirSync(KEPT)) {
      if (join(KEPT, name) !== folder) rmSync(join(KEPT, name), { recursive: true, force: true });
    }
  } catch {
    // There is nothing yet.
  }
}

let hashOfCode: string | undefined;

function codeHash(): string {
  if (hashOfCode !== undefined) return hashOfCode;
  const hash = createHash('sha256');
  for (const folder of CODE) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) {
      if (!name.endsWith('.js')) continue;
      hash.update(name).update(readFileSync(new URL(name.replaceAll('\\', '/'), folder)));
    }
  }
  hashOfCode = hash.digest('hex').slice(0, 16);
  return hashOfCode;
}

/** Node names count, because seeded weights depend on them; given weights by their values. */
function hashOf(graph: Graph, platform: string, seed: number): string {
  const { name, nodes, output } = graph;
  const definition = nodes.map(node => ({ name: node.name, ...nodeDefinition(node) }));
  const hash = createHash('sha256').update(
    JSON.stringify({ platform, seed, name, definition, output }, sortedKeys),
  );
  for (const node of nodes) {
    if (node.kind !== 'op' || !node.weights) continue;
    for (const { data } of node.weights(seed)) {
      hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
  }
  return hash.digest('hex').slice(0, 32);
}
