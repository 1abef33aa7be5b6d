import { defineExperiment } from '../../src/experiment/define.js';
import { claims } from './claims.js';
import { correlationsFigure, predictorsFigure, scatterFigures } from './figures.js';
import { LATENCIES } from './latencies.js';
import { zooRows, zooSuites } from './networks.js';
import { correlationsTable, networksTable, ordersTable, printedTable } from './tables.js';

export { printedTimesFigure } from './figures.js';
export { printedNetworks } from './latencies.js';

export const experiment = defineExperiment({
  id: 'zoo',
  title: 'The zoo: which number ranks networks by speed?',
  question:
    'Papers compare networks by their FLOPs. Over all networks of the catalogue: how well do FLOPs, parameters, memory ' +
    'access cost, peak memory and the roofline rank them by speed?',
  published: [...new Set(LATENCIES.map(({ published }) => published))],
  needsCeilings: true,
  exact: zooRows,
  suites: zooSuites,
  claims,
  tables: [correlationsTable, ordersTable, networksTable, printedTable],
  figures: [scatterFigures, correlationsFigure, predictorsFigure],
});
