import type { OpParameters, Version } from '../kernels/op.js';
import { wasmVersions } from '../kernels/wasm-versions.js';
import { aligned } from '../tensors/alignment.js';
import type { Tensor } from '../tensors/tensor.js';
import { elements } from '../tensors/tensor.js';
import { allocate } from '../wasm/memory.js';
import { type Call, recordKernels } from '../wasm/recorder.js';
import type { Pool } from '../wasm/threads/pool.js';
import type { Instruction } from '../wasm/threads/program.js';
import type { ArenaPlan } from './graph/arena.js';
import { bindGraph } from './graph/executor.js';
import { type Graph, inputsOf, opNodes, outputIds } from './graph/graph.js';
import { type Buffer, liveness } from './graph/liveness.js';
import { schedule, type Task } from './graph/schedule.js';
import type { Executable, Platform, Runnable, WholePlatform } from './platform.js';

/** Keeps the memory of a graph as long as the function that runs it. */
const memoryOf = new WeakMap<() => void, readonly unknown[]>();

/**
 * An engine that gives ops which do not depend on each other to different threads: each kernel runs whole, on one thread,
 * with the calls of the platform `wasm`. The threads run fixed lists of ops, which wait for each other only where one
 * reads what another writes. Every tensor has memory of its own, and so has the scratch of every op.
 *
 * Only what runs in WebAssembly kernels is recorded; an op that computes in JavaScript while it runs is not, and fails
 * the comparison with the reference.
 *
 * @param pool  its threads; one list for each
 */
export function concurrent(pool: Pool): WholePlatform {
  return {
    name: 'wasm-concurrent',
    description: 'the kernels of wasm, independent ops on different threads',
    bind: (graph, seed) => bindConcurrently(graph, pool, seed),
  };
}

function bindConcurrently(graph: Graph, pool: Pool, seed: number): Runnable {
  refuseWrittenInputs(graph);
  const recorder = recordKernels();
  const scratches: Float32Array[] = [];
  const platform: Platform = {
    name: 'wasm-concurrent',
    description: 'kernels that are recorded',
    engine: 'wasm-threads',
    slow: false,
    versions: withOwnScratch(
      wasmVersions(() => recorder.kernels),
      scratches,
    ),
    allocate,
  };
  const everything = graph.nodes.map(({ id }) => id).filter(id => id !== graph.output);
  const bound = bindGraph({ ...graph, outputs: [graph.output, ...everything] }, platform, seed, apart(graph));
  const tensors = new Map(
    outputIds({ output: graph.output, outputs: [graph.output, ...everything] }).map((id, i) => [
      id,
      bound.outputs[i],
    ]),
  );
  const calls = bound.steps.map(step => recorder.record(() => step.run()));
  const tasks = tasksOf(bound, tensors, calls);
  const { lists } = schedule(tasks, pool.threads);
  const run = pool.concurrently(instructions(lists, tasks, calls), tasks.length);
  memoryOf.set(run, [bound, scratches]);
  return {
    run,
    input: bound.input,
    inputs: bound.inputs,
    output: bound.output,
    outputs: outputIds(graph).map(id => tensors.get(id)!),
    arenaBytes: bound.arenaBytes,
    scratchBytes: scratches.reduce((bytes, { byteLength }) => bytes + byteLength, 0),
  };
}

/** @throws {Error} where an op writes over an input of the graph, which then could not run again */
function refuseWrittenInputs(graph: Graph): void {
  const inputs = new Set(inputsOf(graph).map(({ id }) => id));
  for (const { name, inputs: read, overwrites } of opNodes(graph)) {
    if (overwrites !== undefined && inputs.has(read[overwrites])) {
      throw new Error(
        `${graph.name}: ${name} writes over an input, expected ops that leave the inputs as they are`,
      );
    }
  }
}

/** A place of its own for every buffer, so that only ops wait for each other whose values do. */
function apart(graph: Graph): ArenaPlan {
  const { buffers, bufferOf } = liveness(graph);
  const offsets = new Map<Buffer, number>();
  let bytes = 0;
  for (const buffer of buffers) {
    offsets.set(buffer, bytes);
    bytes = aligned(bytes + buffer.bytes);
  }
  return { offsets: bufferOf.map(buffer => offsets.get(buffer)!), bytes, placed: 'use' };
}

/** Versions that ignore the scratch of all ops and keep their own, for ops that run at the same time. */
function withOwnScratch(versions: Platform['versions'], scratches: Float32Array[]): Platform['versions'] {
  const own = <P>(version: Version<P>): Version<P> => ({
    ...version,
    scratchBytes: () => 0,
    bind(layer) {
      const bytes = version.scratchBytes?.(layer) ?? 0;
      const scratch = allocate(Math.ceil(bytes / Float32Array.BYTES_PER_ELEMENT));
      scratches.push(scratch);
      return version.bind(layer, scratch);
    },
  });
  return Object.fromEntries(
    Object.entries(versions).map(([op, version]) => [
      op,
      own(version as Version<OpParameters[keyof OpParameters]>),
    ]),
  ) as unknown as Platform['versions'];
}

/** The ops as tasks: one waits for those before it whose memory it reads or writes, and for those that read what it writes. */
function tasksOf(
  { steps }: Executable,
  tensors: ReadonlyMap<number, Tensor>,
  calls: readonly (readonly Call[])[],
): readonly Task[] {
  const memory = steps.map(({ node }) => ({
    writes: rangeOf(tensors.get(node.id)!),
    reads: node.inputs.map(id => rangeOf(tensors.get(id)!)),
  }));
  return memory.map(({ writes, reads }, op) => ({
    cost: calls[op].reduce((sum, { cost }) => sum + cost, 0),
    after: memory.slice(0, op).flatMap((before, i) => {
      const touched = [...reads, writes].some(range => overlap(range, before.writes));
      return touched || before.reads.some(range => overlap(range, writes)) ? [i] : [];
    }),
  }));
}

type Range = readonly [begin: number, end: number];

function rangeOf({ shape, data }: Tensor): Range {
  return [data.byteOffset, data.byteOffset + elements(shape) * data.BYTES_PER_ELEMENT];
}

function overlap([a, aEnd]: Range, [b, bEnd]: Range): boolean {
  return a < bEnd && b < aEnd;
}

/** What each thread does: its ops' calls, with waiting only for what another thread does, and word only of that. */
function instructions(
  lists: readonly (readonly number[])[],
  tasks: readonly Task[],
  calls: readonly (readonly Call[])[],
): readonly (readonly Instruction[])[] {
  const threadOf = new Map(lists.flatMap((list, thread) => list.map(task => [task, thread] as const)));
  const elsewhere = (task: number, other: number) => threadOf.get(task) !== threadOf.get(other);
  const awaited = new Set(tasks.flatMap(({ after }, task) => after.filter(other => elsewhere(task, other))));
  return lists.map(list =>
    list.flatMap((task): Instruction[] => [
      ...tasks[task].after.filter(other => elsewhere(task, other)).map(other => ({ wait: other })),
      ...calls[task].map(({ kernel, numbers }) => ({ kernel, numbers })),
      ...(awaited.has(task) ? [{ done: task }] : []),
    ]),
  );
}
