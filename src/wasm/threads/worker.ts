/** Program of a worker thread: runs units of kernels over the shared memory until the thread is terminated. */
import { workerData } from 'node:worker_threads';
import type { KernelFunctions, KernelName } from '../kernel-functions.js';
import type { NumberFunction } from '../module.js';
import { type CallKernel, Control } from './control.js';
import type { WorkerSetup } from './pool.js';

const { thread, threads, buffer, module, memory, kernels, port } = workerData as WorkerSetup;
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
const functions = kernels.map(
  (name: KernelName) => (exports as unknown as KernelFunctions)[name] as NumberFunction,
);
const control = new Control(threads, buffer);

const call: CallKernel = (kernel, numbers) => functions[kernel](...numbers);

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
