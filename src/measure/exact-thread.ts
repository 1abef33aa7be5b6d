/** Entry point of the thread that computes an experiment's exact numbers; `workerData` is the experiment's source. */
import { parentPort, workerData } from 'node:worker_threads';
import { importMeasured } from './source.js';

const experiment = await importMeasured(workerData);
parentPort!.postMessage(experiment.exact());
