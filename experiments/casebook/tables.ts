import type { Results } from '../../src/measure/results/results.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { cases } from './cases.js';
import { shown } from './claims.js';
import { COUNTED, COUNTERS, type Counter, counterCase } from './counters.js';
import { causePair, meets, nativePair, ownPair, promiseOf, ratioOf, suiteOf } from './ratios.js';

/** Every case: what counts promise, what was reported, and what is measured with and without the cause. */
export function casesTable(results: Results): Table {
  const native = cases.some(one => ratioOf(one, nativePair(one), results));
  return tableOf(
    'The cases: time of the lighter layer over that of the heavier one',
    cases,
    [
      { label: 'question', cell: ({ question }) => question },
      { label: 'source', cell: ({ source }) => source.place },
      { label: 'counts promise', digits: 3, cell: promiseOf },
      { label: 'reported', cell: ({ reported }) => (reported ? shown(reported) : null) },
      { label: 'our kernels', cell: one => formatInterval(ratioOf(one, ownPair(one), results)) },
      ...(native
        ? [
            {
              label: 'native code',
              cell: (one: (typeof cases)[number]) => formatInterval(ratioOf(one, nativePair(one), results)),
            },
          ]
        : []),
      { label: 'with the cause', cell: one => formatInterval(ratioOf(one, causePair(one), results)) },
      { label: 'as reported?', cell: one => meets(one, ratioOf(one, causePair(one), results)) },
    ],
    [
      'Counts are multiply-accumulates; zero weights are not counted where the report does not count them.',
      ...(cases.some(one => suiteOf(one, results))
        ? [
            "Brackets: confidence intervals, paired by round. `yes`: the interval meets the reported numbers; `less`, `more`: it lies below or above them; `can't tell`: it reaches from the promise to the report.",
          ]
        : []),
    ],
  );
}

/** Every case: its cause as it is built, and the answer. */
export function answersTable(): Table {
  return tableOf('The answers', cases, [
    { label: 'question', cell: ({ question }) => question },
    { label: 'the cause, as it is built', cell: ({ cause }) => cause?.what ?? null },
    { label: 'answer', cell: ({ answer }) => answer.join(' ') },
  ]);
}

/** What each counter says of one network. */
export function countersTable(results: Results): Table {
  const count = (counter: Counter) => results.exact(counterCase(counter), 'count');
  return tableOf(
    `What counters print of ${COUNTED}`,
    COUNTERS,
    [
      { label: 'counter', cell: counter => counter },
      { label: 'count', unit: 'M', digits: 5, cell: counter => count(counter) / 1e6 },
      { label: 'over the multiply-accumulates', digits: 3, cell: counter => count(counter) / count('here') },
    ],
    [
      'fvcore, ptflops and thop differ in batch norm, activations, biases and pools; all three respect groups.',
    ],
  );
}
