/** Entry of the thread that computes an experiment's exact numbers; `workerData` is the URL of its module. */
import { parentPort, workerData } from 'node:worker_threads';
import { importExperiment } from '../experiments.js';

const experiment = await importExperiment(workerData);
parentPort!.postMessage(experiment.exact());
