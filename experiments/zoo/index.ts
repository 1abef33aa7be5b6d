import { defineExperiment } from '../../src/experiment/define.js';
import { mobilenetV3Latency, ncnnSnapdragon810, timmLatency } from '../../src/papers/latencies.js';
import { release } from '../../src/papers/mobilenetv2.js';
import { netadapt } from '../../src/papers/pruning.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';
import { claims } from './claims.js';
import { zooRows } from './exact.js';
import { correlationsFigure, predictorsFigure, scatterFigures } from './figures.js';
import { zooSuites } from './networks.js';
import { correlationsTable, networksTable, ordersTable, printedTable } from './tables.js';

export { printedNetworks, printedTimesFigure } from './printed-figure.js';

export const experiment = defineExperiment({
  id: 'zoo',
  title: 'The zoo: what orders networks by their time?',
  question:
    'Papers compare networks by their FLOPs. Over all networks of the catalogue: how well do FLOPs, parameters, memory ' +
    'access cost, peak memory and the roofline order them by the time that they take?',
  published: [networkSpeed, ncnnSnapdragon810, mobilenetV3Latency, release, netadapt, timmLatency],
  needsCeilings: true,
  exact: zooRows,
  suites: zooSuites,
  claims,
  tables: [correlationsTable, ordersTable, networksTable, printedTable],
  figures: [scatterFigures, correlationsFigure, predictorsFigure],
});
