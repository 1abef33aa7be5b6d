import { type Command, Option } from 'commander';
import { plainText } from '../errors/foreign-text.js';
import { InputError } from '../errors/input-error.js';
import type { LayerUnit } from '../measure/graphs/graph-arms.js';
import type { GraphComparison } from '../measure/graphs/graph-comparison.js';
import { timeGraphs } from '../measure/graphs/time-graphs.js';
import type { Profile } from '../measure/results/rows.js';
import type { Graph } from '../networks/graph/graph.js';
import { optimize } from '../networks/graph/passes/index.js';
import { graphOf } from '../networks/models/catalogue.js';
import type { PlaceName } from '../networks/platforms.js';
import { graphTable, layerTable } from '../reports/graphs/tables.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { askedParameters, parsedValue } from './model-options.js';
import {
  addNetworkOptions,
  expectKnown,
  expectShapesUsed,
  isFile,
  networkOf,
  type Shapes,
} from './network.js';
import { jsonOption, platformOption, profileOption, seedOption } from './options.js';
import { startProgress } from './progress.js';
import { colours, print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

interface CompareNetworksOptions {
  readonly platform?: readonly PlaceName[];
  readonly perLayer?: LayerUnit | true;
  readonly fused?: boolean;
  readonly shape?: Shapes;
  readonly profile: Profile;
  readonly seed: number;
  readonly json?: boolean;
}

/** `compare-networks`: networks of the catalogue timed against each other. */
export function declare(command: Command): void {
  command
    .argument(
      '<model...>',
      'families or published networks, see models; parameters of one alone behind a colon: mobilenet-v2:width=1.4; ' +
        'or ONNX files: paths that end in .onnx',
    )
    .addOption(platformOption('wasm'))
    .addOption(
      new Option('--per-layer [unit]', 'the time of each op alone as well (op), or of each kind of layer')
        .choices(['op', 'kind'])
        .preset('op'),
    )
    .option('--fused', 'after all passes: batch norm folded, activations fused, in place')
    .addOption(profileOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'compare-networks mobilenet-v2 shufflenet-v2-1.0 --platform wasm',
        'compare-networks mobilenet-v2 mobilenet-v2:width=1.4 --resolution 160 --fused',
        'compare-networks resnet-18 --per-layer kind',
        'compare-networks mobilenet-v3 --per-layer --json',
        'compare-networks before.onnx after.onnx',
      ),
    );
  addNetworkOptions(command).action(async (models: string[], options: CompareNetworksOptions) => {
    const graphs = graphsOf(models, options);
    const comparisons = await interruptible(signal => compareOn(graphs, options, signal));
    if (options.json) printJson(comparisons.map(withoutSamples));
    else comparisons.forEach(show);
    if (comparisons.some(hasFailure)) process.exitCode ??= 1;
  });
}

/**
 * The networks by what they are called.
 *
 * @throws {InputError} where there is no such network or parameter, or the same one is named twice
 */
function graphsOf(models: readonly string[], options: CompareNetworksOptions): Record<string, Graph> {
  expectShapesUsed(models, options);
  const graphs = new Map<string, Graph>();
  for (const text of models) {
    const graph = graphOfText(text, options);
    if (graphs.has(graph.name)) {
      throw new InputError(`compare-networks: got ${graph.name} twice, expected different networks`);
    }
    graphs.set(graph.name, options.fused ? optimize(graph) : graph);
  }
  return Object.fromEntries(graphs);
}

/** A file, which is called by its path, or a network of the catalogue with parameters of its own behind a colon. */
function graphOfText(text: string, options: CompareNetworksOptions): Graph {
  if (isFile(text)) {
    const { shape } = options;
    const network = networkOf(text, { shape });
    expectKnown(network);
    return { ...network.graph, name: plainText(text) };
  }
  const [name, ...rest] = text.split(':');
  const own = rest.join(':').split(',').filter(Boolean).map(parameterOf);
  return graphOf(name, { ...askedParameters({ ...options }), ...Object.fromEntries(own) });
}

/** @throws {InputError} where it is no `name=value` */
function parameterOf(text: string): readonly [name: string, value: unknown] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!name)
    throw new InputError(`compare-networks: got ${text} behind a colon, expected for instance width=1.4`);
  return [name, parsedValue(value)];
}

/** One platform after the other; an interrupt leaves out the one that runs and those after it. */
async function compareOn(
  graphs: Readonly<Record<string, Graph>>,
  options: CompareNetworksOptions,
  signal: AbortSignal,
): Promise<GraphComparison[]> {
  const { platform: platforms = ['wasm'], perLayer, profile, seed } = options;
  const comparisons: GraphComparison[] = [];
  const progress = startProgress();
  try {
    for (const [i, platform] of platforms.entries()) {
      const comparison = await timeGraphs(graphs, {
        ...{ platform, profile, seed, signal },
        perLayer: perLayer === true ? 'op' : perLayer,
        onProgress: ({ phase, fraction }) =>
          progress.update(`${platform}: ${phase}`, (i + fraction) / platforms.length),
      });
      if (!comparison) break;
      comparisons.push(comparison);
    }
  } finally {
    progress.clear();
  }
  if (signal.aborted) {
    warn('interrupted, what was not finished is not shown');
  }
  return comparisons;
}

function show(comparison: GraphComparison): void {
  for (const notice of comparison.notices) print(colours.yellow(`Warning: ${notice}`));
  print(
    terminalTable(graphTable(comparison), { dispensable: ['interval', 'peak memory', 'parameters'] }),
    '',
  );
  if (!comparison.perLayer) return;
  for (const { name } of comparison.graphs) {
    print(
      terminalTable(layerTable(comparison, name), {
        dispensable: ['memory access cost', 'speed', 'output', 'kind'],
      }),
      '',
    );
  }
}

/** Of the run what it was and on which machine; its samples would be megabytes. */
function withoutSamples({ run, ...comparison }: GraphComparison): object {
  return { ...comparison, run: { header: run.header, footer: run.footer } };
}

function hasFailure({ graphs }: GraphComparison): boolean {
  return graphs.some(
    ({ error, layers }) => error !== undefined || layers.some(layer => layer.error !== undefined),
  );
}
