import type { Command } from 'commander';

/** What the command line can be told to do. Its module, which may need much of the project, is loaded when it is called. */
export interface Verb {
  readonly name: string;
  readonly description: string;
  /** The module whose `declare` gives the command its arguments, options and action. */
  load(): Promise<{ declare(command: Command): void }>;
}

/** All verbs, in the order of the help. A new one is a module and an entry here. */
export const verbs: readonly Verb[] = [
  {
    name: 'list',
    description: 'show the experiments, their suites of cases, and the platforms',
    load: () => import('./list.js'),
  },
  {
    name: 'reproduce',
    description: 'run all experiments and end with the ledger of all claims',
    load: () => import('./reproduce.js'),
  },
  {
    name: 'run',
    description: 'check and measure experiments, judge their claims, write the result files',
    load: () => import('./run.js'),
  },
  {
    name: 'verify',
    description: 'run each case, or a network, once and compare its output with the reference; no clock',
    load: () => import('./verify.js'),
  },
  {
    name: 'report',
    description:
      'write the READMEs, the ledger and report.html of your results again, from the result files; nothing is measured',
    load: () => import('./report.js'),
  },
  {
    name: 'ledger',
    description: 'show every claim of every paper with its verdict here and in the published run',
    load: () => import('./ledger.js'),
  },
  {
    name: 'compare',
    description:
      'compare two runs of the same experiments: ratios to the baseline with intervals, and verdicts',
    load: () => import('./compare.js'),
  },
  {
    name: 'compare-networks',
    description:
      'time networks of the catalogue against each other, after a check against the reference: time and its ratio to ' +
      'the first, with intervals, beside what they cost by count',
    load: () => import('./compare-networks.js'),
  },
  {
    name: 'doctor',
    description:
      'say why a network is slower than its FLOPs promise: where its time goes, and what changes would ' +
      'save, each of them measured',
    load: () => import('./doctor.js'),
  },
  {
    name: 'class',
    description:
      'put the timed runs that a class handed in on one page: which claim held on which machine; ' +
      'a file that is no run is named and skipped, and the status is then 2',
    load: () => import('./class.js'),
  },
  {
    name: 'machine',
    description: 'show this machine as results record it, and its measured ceilings',
    load: () => import('./machine.js'),
  },
  {
    name: 'stability',
    description: 'run all experiments several times and show how well the verdicts agree',
    load: () => import('./stability.js'),
  },
  {
    name: 'bench',
    description:
      'time the versions of an op, TypeScript and WebAssembly, against its reference, after a check, in random order each round',
    load: () => import('./bench.js'),
  },
  {
    name: 'peers',
    description:
      'time our platforms beside other engines: same graphs, weights and input; outputs are compared first',
    load: () => import('./peers.js'),
  },
  {
    name: 'models',
    description: 'count the networks of the catalogue and show the published figures beside them',
    load: () => import('./models.js'),
  },
  {
    name: 'graph',
    description: 'show the nodes of a network with their shapes, multiply-accumulates and bytes',
    load: () => import('./graph.js'),
  },
  {
    name: 'export',
    description:
      'write a network as an ONNX file: of the catalogue with its seeded weights, or that of another file',
    load: () => import('./export.js'),
  },
  {
    name: 'infer',
    description: 'run a network once on inputs of NumPy files, and write its outputs',
    load: () => import('./infer.js'),
  },
  {
    name: 'new',
    description: 'write a new experiment that runs as it is, with its tests, for you to change',
    load: () => import('./new.js'),
  },
  {
    name: 'publish',
    description:
      'for maintainers: make your latest complete runs the published ones, and write the pages of results/ again',
    load: () => import('./publish.js'),
  },
];
