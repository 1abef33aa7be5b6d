import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { declared, suites } from './arms.js';
import { cases } from './cases.js';
import { claims } from './claims.js';
import { counterRows } from './counters.js';
import { casebookFigure } from './figure.js';
import { graphOf } from './ratios.js';
import { answersTable, casesTable, countersTable } from './tables.js';

/** The layer that a counter without groups gets wrong. */
const DEPTHWISE = { id: 'many-channels/depthwise', graph: graphOf('many-channels', 'depthwise') };

export const experiment = defineExperiment({
  id: 'casebook',
  title: 'Casebook: public questions why less work is not faster',
  question:
    'People report that a layer or network with fewer FLOPs is no faster. Does the same ratio come out when its cause is built?',
  published: [...new Set(cases.map(({ source }) => source))],
  suites,
  exact: () => [...suiteCountRows(declared), ...counterRows(DEPTHWISE)],
  claims,
  tables: [casesTable, answersTable, countersTable],
  figures: [casebookFigure],
});
