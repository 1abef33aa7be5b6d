import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { channelShuffleError } from '../../src/papers/shufflenetv1.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { claims } from './claims.js';
import { shuffleDiagram } from './diagram.js';
import { glueFigure, mixingFigure } from './figures.js';
import { glueRows } from './glue.js';
import { mixingRows } from './mixing.js';
import { ablationsFigure, pairsFigure, pairTables } from './pairs.js';
import { differenceOfFolding } from './permuted-weights.js';
import { countedSuites, FOLDED, INDEXED, suites } from './suites.js';
import { differenceOfIndex } from './through-index.js';

export { shuffleDiagram } from './diagram.js';
export { glueFigure, mixingFigure } from './figures.js';

const difference = (id: string, value: number) => {
  return { case: `order/${id}`, quantity: 'difference', unit: '1', value };
};

export const experiment = defineExperiment({
  id: 'shuffle-and-split',
  title: 'Shuffle and split: channels in another order',
  question:
    'A channel shuffle computes nothing. What does it connect, what does it cost, and how much of it has to be run at all?',
  published: [channelShuffleError, runtimeBreakdown],
  suites,
  exact: () => [
    ...suiteCountRows(countedSuites()),
    ...glueRows(),
    ...mixingRows(),
    difference('permuted-weights', differenceOfFolding(FOLDED)),
    difference('index', differenceOfIndex(INDEXED)),
  ],
  claims,
  tables: [pairTables],
  figures: [() => shuffleDiagram(), () => mixingFigure(), () => glueFigure(), pairsFigure, ablationsFigure],
});
