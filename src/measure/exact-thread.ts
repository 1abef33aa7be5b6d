/** Entry of the thread that computes an experiment's exact numbers; `workerData` says where to find it. */
import { parentPort, workerData } from 'node:worker_threads';
import { importMeasured } from './source.js';

const experiment = await importMeasured(workerData);
parentPort!.postMessage(experiment.exact());
