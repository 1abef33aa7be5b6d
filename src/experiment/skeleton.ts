/** Files of a new experiment, by their paths from the project's folder. */
export type Skeleton = ReadonlyMap<string, string>;

/** What an id may be: the name of a folder, a word or several with hyphens. */
export const EXPERIMENT_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The files of an experiment that builds, runs and is judged as it is: a 3×3 and a 1×1 convolution of the same work.
 * It has a table and a figure, because those need not be declared. Its claim is tested on two synthetic machines.
 *
 * @param id  an `EXPERIMENT_ID`
 */
export function skeleton(id: string): Skeleton {
  return new Map([
    [`experiments/${id}/index.ts`, declaration(id)],
    [`experiments/${id}/analysis.md`, ANALYSIS],
    [`test/experiments/${id}/${id}.test.ts`, test(id)],
    [`test/experiments/${id}/machines.ts`, MACHINES],
  ]);
}

function declaration(id: string): string {
  return `import { slower } from '../../src/experiment/claims/ratio.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';

export const experiment = defineExperiment({
  id: '${id}',
  title: 'A 3×3 and a 1×1 convolution of the same work',
  question: 'Does the window matter if the multiply-accumulates are the same?',
  suites: [
    {
      id: 'window',
      title: 'one convolution, 28×28',
      arms: [
        { id: '3x3', graph: () => singleConvolution(28, 32, 32, 3) },
        { id: '1x1', graph: () => singleConvolution(28, 96, 96, 1) },
      ],
    },
  ],
  claims: [slower('1x1', '3x3', { suite: 'window', source: 'a guess to be tested, not a paper' })],
});
`;
}

const ANALYSIS = `Both layers do 28 · 28 · 32 · 32 · 9 = 28 · 28 · 96 · 96 multiply-accumulates.

**What this does not show.** Write here what a reader might take this result for, and what it rests on.
`;

const MACHINES = `import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: { timeNs: ({ arm, macs }) => (arm === '1x1' ? 1.3 : 1) * macs },
};
`;

function test(id: string): string {
  return `import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/${id}/index.js';

describe('${id}', () => {
  it('compares layers with the same number of multiply-accumulates', () => {
    const macs = experiment.exact().filter(({ quantity }) => quantity === 'macs');
    assert.equal(macs.length, 2);
    assert.equal(macs[0].value, macs[1].value);
  });
});
`;
}
