/** Entry of the thread that computes an experiment's exact numbers; `workerData` is its id. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadExperiment } from '../experiments.js';

const experiment = await loadExperiment(workerData);
parentPort!.postMessage(experiment.exact());
