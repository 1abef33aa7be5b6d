import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** How a noisy neighbour behaves. */
export interface NoisyOptions {
  /** Share of the time in which it works, above 0 and below 1. */
  readonly busy: number;
}

/** Mean length of its bursts of work, ms. */
const BURST_MS = 80;
/** How much it streams through in half of its bursts, values of 8 bytes: more than most caches. */
const VALUES = 4 << 20;

/** Starts a thread that disturbs whatever is measured meanwhile, in bursts at random times. @returns what ends it */
export function startNoise({ busy }: NoisyOptions): () => Promise<unknown> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { busy } satisfies NoisyOptions });
  return () => worker.terminate();
}

/** Half of the bursts stream through memory, the others compute; between them it sleeps. */
async function disturb({ busy }: NoisyOptions): Promise<never> {
  const exponential = (mean: number) => -mean * Math.log(1 - Math.random());
  const memory = new Float64Array(VALUES);
  for (;;) {
    const until = performance.now() + exponential(BURST_MS);
    const streams = Math.random() < 0.5;
    while (performance.now() < until) {
      if (streams) for (let i = 0; i < memory.length; i += 8) memory[i] += 1;
      else for (let i = 1; i < 200_000; i++) memory[0] += Math.sqrt(i);
    }
    await new Promise(done => setTimeout(done, exponential((BURST_MS * (1 - busy)) / busy)));
  }
}

if (!isMainThread && parentPort && typeof workerData?.busy === 'number') void disturb(workerData);
