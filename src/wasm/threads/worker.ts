/** Program of a worker thread: runs units of kernels over the shared memory until the thread is terminated. */
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { KernelFunctions, KernelName } from '../kernel-functions.js';
import type { NumberFunction } from '../module.js';
import { type CallKernel, Control } from './control.js';
import type { WorkerSetup } from './pool.js';
import { PROGRAM, type Program, runLists } from './program.js';

const { thread, threads, buffer, module, memory, kernels, port } = workerData as WorkerSetup;
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
const functions = kernels.map(
  (name: KernelName) => (exports as unknown as KernelFunctions)[name] as NumberFunction,
);
const control = new Control(threads, buffer);

const programs = new Map<number, Program>();

/** A program that thread 0 has sent before its first run. */
function programOf(id: number): Program {
  for (;;) {
    const known = programs.get(id);
    if (known) return known;
    const received = receiveMessageOnPort(port);
    if (!received) throw new Error(`program ${id} has not arrived`);
    const sent = received.message as Program;
    programs.set(sent.id, sent);
  }
}

const callByNumber: CallKernel = (kernel, numbers) => functions[kernel](...numbers);

const call: CallKernel = (kernel, numbers) => {
  if (kernel !== PROGRAM) return callByNumber(kernel, numbers);
  const [id, run, timeoutMs, begin, end] = numbers;
  runLists(programOf(id), { begin, end, run, timeoutMs }, callByNumber);
};

function work(): void {
  try {
    control.takeUnits(thread, call);
  } catch (error) {
    // The message is in the port's queue before thread 0 can see that this thread has left.
    if (control.fail(thread)) port.postMessage((error as Error).message);
  }
}

control.ready();
for (let seen = 0; ; ) {
  seen = control.waitForJob(seen);
  if (control.join()) {
    work();
    control.leave();
  }
}
