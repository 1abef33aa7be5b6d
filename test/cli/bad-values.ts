import { execFileSync } from 'node:child_process';
import { link, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PUBLISHED } from '../../src/experiment/places.js';
import { exactPath } from '../../src/measure/results/exact-csv.js';
import { catalogue } from '../../src/networks/models/catalogue.js';
import { PEERS } from '../../src/peers/peer-runs.js';

/** Texts that are no name of anything. */
export const NO_NAMES = [
  ...['', ' ', 'no-such', '__proto__', 'constructor', 'toString'],
  ...['a\nb', '\u001b[31mred\u001b[0m\u0007', 'a\u202eb\u2028c', 'x'.repeat(100_000)],
];

/** Texts that are no number in any range. */
const NO_NUMBERS = [
  ...['', ' ', 'x', 'NaN', 'Infinity', '-1', '1e999', '1e15', '99999999999999999999', '0x10', '1,5'],
  ...['__proto__', '1\n2', '9'.repeat(100_000)],
];

/** What is put into an empty folder before a command runs in it. */
export const TRAPS = {
  empty: 'empty',
  file: 'file',
  /** Absent on Windows. */
  pipe: 'pipe.jsonl',
  folder: 'folder.jsonl',
  damaged: 'damaged.jsonl',
  page: 'page.html',
  class: 'class',
  handIn: 'class/run.jsonl',
  otherName: 'other-name.jsonl',
  published: 'published',
  /** A folder. */
  model: 'folder.onnx',
  noModel: 'text.onnx',
} as const;

const PIPES = process.platform !== 'win32';

/** Makes files and folders that are not what a command expects. */
export async function setTraps(folder: string): Promise<void> {
  const at = (name: string) => join(folder, name);
  for (const name of [TRAPS.empty, TRAPS.folder, TRAPS.class, TRAPS.model]) await mkdir(at(name));
  for (const name of [TRAPS.file, TRAPS.damaged, TRAPS.page, TRAPS.handIn, TRAPS.noModel])
    await writeFile(at(name), 'mine\n');
  await link(at(TRAPS.handIn), at(TRAPS.otherName));
  await symlink(PUBLISHED, at(TRAPS.published), 'junction');
  if (PIPES) execFileSync('mkfifo', [at(TRAPS.pipe)]);
}

/** Nothing can be made in a file. */
const IN_FILE = [`${TRAPS.file}/x`, `${TRAPS.file}/x/y`];
/** Linux's /proc takes no new folder, whoever asks. */
const IN_PROC = process.platform === 'linux' ? ['/proc/beyond-flops/x'] : [];
const PIPE = PIPES ? [TRAPS.pipe] : [];

/** Folders of results of `first-look` and of engines that cannot be read, by what is wrong with them. */
export const RESULT_TRAPS: Readonly<Record<string, (out: string) => Promise<unknown>>> = {
  'exact numbers that are a folder': out => mkdir(join(out, ID, 'exact.csv'), { recursive: true }),
  'exact numbers that are none': out => makeFile(join(out, ID, 'exact.csv'), 'mine\n'),
  'a folder of runs that is a file': async out => {
    await copyExact(out);
    for (const id of [ID, PEERS]) await makeFile(join(out, id, 'timed'), 'mine\n');
  },
  'a run that is none': async out => {
    await copyExact(out);
    for (const id of [ID, PEERS]) await makeFile(join(out, id, 'timed', 'run.jsonl'), '{"type":"header"}\n');
  },
  ...(PIPES && { 'exact numbers that are a pipe': out => makePipe(join(out, ID, 'exact.csv')) }),
};

const ID = 'first-look';

async function copyExact(out: string): Promise<void> {
  await makeFile(join(out, ID, 'exact.csv'), await readFile(exactPath(PUBLISHED, ID), 'utf8'));
}

async function makeFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function makePipe(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  execFileSync('mkfifo', [path]);
}

/** Where no folder of results can be written. */
const NO_OUT = ['', TRAPS.file, ...PIPE, ...IN_FILE, ...IN_PROC, TRAPS.published, `${TRAPS.published}/zoo`];
/** Where no results can be read. */
const NO_RESULTS = ['', 'no-such', TRAPS.empty, TRAPS.file, ...PIPE, ...IN_FILE, TRAPS.published];
/** Where no new file can be written, without --force. */
const NO_FILE = ['', '.', TRAPS.empty, TRAPS.page, ...PIPE, ...IN_FILE, ...IN_PROC];
const NO_RUNS = [
  ...NO_NAMES,
  ...['no-such.jsonl', TRAPS.folder, TRAPS.damaged, ...PIPE],
  ...IN_FILE.map(name => `${name}.jsonl`),
];

/** Names of no network, and of files that are none. */
const NO_NETWORKS = [...NO_NAMES, TRAPS.model, TRAPS.noModel, 'missing.onnx', `${TRAPS.file}/x.onnx`];

/** A parameter of networks has rules of its own in each family, but these break all of them. */
const parameters = new Set(catalogue.flatMap(family => Object.keys(family.parameters)));

/** The bad values of options with a value, by their long names, or by verb and name where it means something else. */
export const BAD_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  '--seed': [...NO_NUMBERS, '1.5', '4294967296'],
  '--platform': [...NO_NAMES, 'wasm,', 'wasm,no-such'],
  '--profile': NO_NAMES,
  '--minutes': [...NO_NUMBERS, '1441'],
  '--until-sure': [...NO_NUMBERS, '10', '25h', '-5m', '5 m'],
  '--rounds': [...NO_NUMBERS, '0', '2.5', '10001'],
  '--case': NO_NAMES,
  '--out': NO_OUT,
  'ledger --out': NO_RESULTS,
  'report --out': NO_RESULTS,
  'compare --out': NO_RESULTS,
  'publish --out': NO_RESULTS,
  'class --out': NO_FILE,
  // Whether somebody reads a pipe is known when the page is written.
  '--html': [...NO_FILE.filter(name => name !== TRAPS.pipe), TRAPS.file],
  '--sort': NO_NAMES,
  '--by': NO_NAMES,
  // Networks of the catalogue have shapes of their own.
  '--shape': [...NO_NAMES, 'x=', 'x=0x1', 'x=1x-1', '=', '1x3x9x9'],
  'infer --input': ['', 'x=', TRAPS.file, TRAPS.folder, 'missing.npy', ...PIPE],
  'infer --output': ['', 'y=', ...NO_FILE.filter(name => name !== '')],
  'infer --platform': NO_NAMES,
  '--per-layer': NO_NAMES,
  '--runs': [...NO_NUMBERS, '0', '1.5', '101'],
  '--disturb': [...NO_NUMBERS, '0', '0.96'],
  '--processes': [...NO_NUMBERS, '0', '1.5', '101'],
  '--only': [...NO_NAMES, 'conv-64,'],
  '--engine': [...NO_NAMES, 'onnxruntime-web,'],
  '--threads': [...NO_NUMBERS, '0', '1,', '1.5'],
  ...Object.fromEntries(
    [...parameters].map(key => [
      `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
      [...NO_NUMBERS, '0', '0.0001e-300', 'no-such', 'a\nb'],
    ]),
  ),
};

/** The bad values of arguments, by verb and name. */
export const BAD_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'run id': NO_NAMES,
  'verify id': NO_NETWORKS,
  'bench op': NO_NETWORKS,
  'models family': NO_NAMES,
  'graph network': NO_NETWORKS,
  'export network': NO_NETWORKS,
  'infer network': NO_NETWORKS,
  'doctor network': NO_NETWORKS,
  'doctor other': NO_NETWORKS,
  'export file': [...NO_FILE, TRAPS.file],
  'compare-networks model': [
    ...NO_NETWORKS,
    ...['squeezenet:x', 'squeezenet:width=1', 'squeezenet:__proto__=1', 'squeezenet:=1'],
    ...[
      'mobilenet-v2:width=1e15',
      'mobilenet-v2:classes=1e999',
      'espnet:alpha2=1e7',
      'vgg-19:resolution=4096',
    ],
  ],
  'compare before': NO_RUNS,
  'compare after': NO_RUNS,
  'class folder': [...NO_NAMES, ...PIPE, ...IN_FILE, TRAPS.empty, TRAPS.file, TRAPS.folder, TRAPS.class],
  'new id': ['', ' ', '__proto__', 'Kernel', '../x', 'a/b', 'here', 'zoo', 'a\nb', 'x'.repeat(100_000)],
  'publish id': NO_NAMES,
};
