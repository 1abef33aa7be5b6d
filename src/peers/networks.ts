import { graphOf } from '../networks/models/catalogue.js';
import type { Bars, Workload } from './workload.js';

const faster: Bars['faster'] = { than: ['onnxruntime-web'], by: 1.6 };

/** The bar between one thread and two, for the networks that have one. */
const twoThreads: Readonly<Record<string, number>> = { 'mobilenet-v2': 1.5, 'resnet-18': 1.5 };

/** Whole networks in their full resolution; each is one more name of the catalogue here. */
export const networks: readonly Workload[] = [
  'mobilenet-v2',
  'shufflenet-v2-1.0',
  'squeezenet-1.1',
  'mobilenet-v3-small',
  'efficientnet-b0',
  'resnet-18',
].map(name => ({
  id: name,
  title: name,
  kind: 'network',
  bars: { faster, twoThreads: twoThreads[name] },
  graph: () => graphOf(name),
}));
