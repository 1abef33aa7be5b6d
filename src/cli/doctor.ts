import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { examine } from '../doctor/examine.js';
import { doctorPage } from '../doctor/html/page.js';
import { twoNetworksPage } from '../doctor/html/two-networks-page.js';
import { writePage } from '../doctor/html/write.js';
import { pageOf } from '../doctor/page.js';
import { InputError } from '../errors/input-error.js';
import { expectPlace, isStdout, type Over } from '../measure/results/files.js';
import { optimize } from '../networks/graph/passes/index.js';
import type { PlaceName } from '../networks/platforms.js';
import { doctorOfTwo, showTwo } from './doctor-two.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { addNetworkOptions, NETWORK, networkOf } from './network.js';
import { FORCE, forceOption, jsonOption, numberOf, platformOption, seedOption } from './options.js';
import { prepareOut } from './out-folder.js';
import { startProgress } from './progress.js';
import { colours, print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

interface DoctorOptions {
  readonly platform?: readonly PlaceName[];
  readonly fused?: boolean;
  readonly minutes: number;
  readonly seed: number;
  readonly html?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `doctor`: why a network is slower than its FLOPs promise, and what to change. */
export function declare(command: Command): void {
  command
    .argument('<network>', NETWORK)
    .argument('[other]', 'another version of it: says why it is not faster')
    .addOption(platformOption('wasm'))
    .option('--fused', 'after all passes: batch norm folded, activations fused, in place')
    .addOption(
      new Option('--minutes <number>', 'time for everything; a large network may take longer')
        .default(0.75)
        .argParser(numberOf('--minutes', 0.05, 600)),
    )
    .addOption(seedOption())
    .option('--html <file>', 'also write an HTML page; replaces only a page of the suite')
    .addOption(forceOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'doctor mobilenet-v2',
        'doctor model.onnx --shape input=1x3x224x224',
        'doctor shufflenet-v1 --groups 8 --fused --platform wasm,typescript',
        'doctor resnet-18 --minutes 3 --json',
        'doctor model.onnx --html report.html',
        'doctor before.onnx after.onnx',
      ),
    );
  addNetworkOptions(command).action(
    async (name: string, other: string | undefined, options: DoctorOptions) => {
      const over = options.force ? 'anything' : 'ours';
      expectPage(options, over);
      if (other === undefined) await examineOne(name, options, over);
      else await compareWith(name, other, options, over);
    },
  );
}

/** @throws {InputError} where the page cannot be written there */
function expectPage({ html, json }: DoctorOptions, over: Over): void {
  if (html === undefined) return;
  if (html === '') throw new InputError('--html: got "", expected a file');
  expectPlace(html, over, FORCE);
  if (json && isStdout(html)) {
    throw new InputError(`--html ${html}: is where --json goes, expected a file`);
  }
  prepareOut(dirname(resolve(html)), `--html ${html}`);
}

async function examineOne(name: string, options: DoctorOptions, over: Over): Promise<void> {
  const { graph: built, notes, unknown } = networkOf(name, { ...options });
  const graph = options.fused ? optimize(built) : built;
  const { seed, minutes } = options;
  const progress = startProgress();
  const report = await interruptible(signal =>
    examine(graph, {
      ...{ platforms: platformsOf(options), seed, seconds: 60 * minutes, notes, unknown, signal },
      onProgress: (what, share) => progress.update(what, share),
    }),
  ).finally(() => progress.clear());
  if (!report) {
    warn('interrupted before anything was measured');
    return;
  }
  await show(options, over, {
    value: report,
    page: plotly => doctorPage(report, plotly),
    toTerminal() {
      const { heading, tables } = pageOf(report);
      print(...heading, '');
      for (const { table, dispensable } of tables) print(terminalTable(table, { dispensable }), '');
    },
  });
}

async function compareWith(a: string, b: string, options: DoctorOptions, over: Over): Promise<void> {
  const { fused = false, minutes, seed } = options;
  const asked = { platforms: platformsOf(options), fused, minutes, seed };
  const report = await doctorOfTwo([a, b], asked, { ...options });
  if (!report) {
    warn('interrupted, what was not finished is not shown');
    return;
  }
  await show(options, over, {
    value: report,
    page: plotly => twoNetworksPage(report, plotly),
    toTerminal: () => showTwo(report),
  });
}

function platformsOf({ platform = ['wasm'] }: DoctorOptions): readonly PlaceName[] {
  return [...new Set(platform)];
}

/** A report in every form in which it may be asked for. */
interface Shown {
  readonly value: object;
  readonly page: (plotly: string) => string;
  readonly toTerminal: () => void;
}

async function show(
  { html, json }: DoctorOptions,
  over: Over,
  { value, page, toTerminal }: Shown,
): Promise<void> {
  if (html !== undefined) await writePage(html, page, over);
  if (json) printJson(value);
  else if (html === undefined || !isStdout(html)) {
    toTerminal();
    if (html !== undefined) print(`page: ${colours.bold(html)}`);
  }
}
