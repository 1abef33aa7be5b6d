/**
 * Entry of an arm's process: one engine, which lives as long as the comparison and does nothing between requests. A
 * process per arm, so that no engine shapes the compiled code, the heap or the threads of another.
 */
import type { Engine, LoadEngine, Prepared } from './engine.js';
import type { Replies, Reply, Request, RequestName, Requests } from './messages.js';
import { takeSamples, untilAtRest, warmUp } from './samples.js';
import type { Workload } from './workload.js';

let engine: Engine | undefined;
let prepared: Prepared | undefined;
/** When the last turn ended: time, and processor time of all threads of this process. */
let restingSince = { wallMs: performance.now(), cpu: process.cpuUsage() };

const answers: { readonly [K in RequestName]: (content: Requests[K]) => Promise<Replies[K]> } = {
  async load({ module, engine: request }) {
    const { load } = (await import(module)) as { load: LoadEngine };
    engine = await load(request);
    return { version: engine.version };
  },
  async prepare({ module, workload: id, seed, input }) {
    const { workloads } = (await import(module)) as { workloads: readonly Workload[] };
    const workload = workloads.find(candidate => candidate.id === id)!;
    prepared = await engine!.prepare(workload.graph(), seed, input);
    await prepared.run();
    return { output: prepared.output() };
  },
  warmUp: ({ minMs, maxMs }) => warmUp(prepared!, minMs, maxMs),
  async sample({ minMs, minIterations }) {
    const { user, system } = process.cpuUsage(restingSince.cpu);
    const idleNs = Math.round((performance.now() - restingSince.wallMs) * 1e6);
    const samplesNs = await takeSamples(prepared!, minMs, minIterations);
    return { samplesNs, idleNs, idleCpuNs: (user + system) * 1000 };
  },
  async release() {
    await prepared?.release();
    prepared = undefined;
    return {};
  },
};

process.on('message', async ({ name, content }: Request) => {
  let reply: Reply;
  try {
    reply = {
      content: await (answers[name] as (content: unknown) => Promise<Replies[RequestName]>)(content),
    };
  } catch (error) {
    const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
    reply = { error: { name: kind, message } };
  }
  await untilAtRest();
  process.send!(reply, () => {
    restingSince = { wallMs: performance.now(), cpu: process.cpuUsage() };
  });
});
// The parent decides about Ctrl-C, which a terminal sends to every process of the command.
process.on('SIGINT', () => {});
// Without a parent there is nobody to measure for, whatever threads an engine still has.
process.on('disconnect', () => process.exit());
