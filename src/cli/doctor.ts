import { type Command, Option } from 'commander';
import { examine } from '../doctor/examine.js';
import { pageOf } from '../doctor/page.js';
import { optimize } from '../networks/graph/passes/index.js';
import type { PlaceName } from '../networks/platforms.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { addNetworkOptions, NETWORK, networkOf } from './network.js';
import { jsonOption, numberOf, platformOption, seedOption } from './options.js';
import { startProgress } from './progress.js';
import { print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

interface DoctorOptions {
  readonly platform?: readonly PlaceName[];
  readonly fused?: boolean;
  readonly minutes: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** `doctor`: why a network is slower than its FLOPs promise, and what to change. */
export function declare(command: Command): void {
  command
    .argument('<network>', NETWORK)
    .addOption(platformOption('wasm'))
    .option('--fused', 'after all passes: batch norm folded, activations fused, in place')
    .addOption(
      new Option('--minutes <number>', 'time for everything; a large network may take longer')
        .default(0.75)
        .argParser(numberOf('--minutes', 0.05, 600)),
    )
    .addOption(seedOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'doctor mobilenet-v2',
        'doctor model.onnx --shape input=1x3x224x224',
        'doctor shufflenet-v1 --groups 8 --fused --platform wasm,typescript',
        'doctor resnet-18 --minutes 3 --json',
      ),
    );
  addNetworkOptions(command).action(async (name: string, options: DoctorOptions) => {
    const { graph: built, notes, unknown } = networkOf(name, { ...options });
    const graph = options.fused ? optimize(built) : built;
    const { platform: platforms = ['wasm'], minutes, seed } = options;
    const progress = startProgress();
    const report = await interruptible(signal =>
      examine(graph, {
        ...{ platforms: [...new Set(platforms)], seed, seconds: 60 * minutes, notes, unknown, signal },
        onProgress: (what, share) => progress.update(what, share),
      }),
    ).finally(() => progress.clear());
    if (!report) warn('interrupted before anything was measured');
    else if (options.json) printJson(report);
    else {
      const { heading, tables } = pageOf(report);
      print(...heading, '');
      for (const { table, dispensable } of tables) print(terminalTable(table, { dispensable }), '');
    }
  });
}
