import { compareTwo } from '../doctor/two-networks.js';
import type { TwoNetworksReport } from '../doctor/two-networks-type.js';
import { kindsTable, pairsTable, twoTable } from '../doctor/two-networks-views.js';
import { plainLine, plainText } from '../errors/foreign-text.js';
import type { Profile } from '../measure/results/rows.js';
import { optimize } from '../networks/graph/passes/index.js';
import type { PlaceName } from '../networks/platforms.js';
import { interruptible } from './interrupt.js';
import { expectKnown, expectShapesUsed, isFile, type NamedNetwork, networkOf } from './network.js';
import { startProgress } from './progress.js';
import { colours, print } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** Layers that are shown: those that take most over what their multiply-accumulates promise. */
const LAYERS = 8;

/** From how many minutes on the times are those of a profile. */
const FULL_FROM = 3;
const QUICK_FROM = 0.2;

/** What is asked for of two networks. */
export interface DoctorOfTwoOptions {
  readonly platforms: readonly PlaceName[];
  readonly fused: boolean;
  readonly minutes: number;
  readonly seed: number;
}

/**
 * Measures two networks against each other.
 *
 * @param options  of the command, which has those of `addNetworkOptions`
 * @returns undefined where it was interrupted
 */
export async function doctorOfTwo(
  [a, b]: readonly [a: string, b: string],
  { platforms, fused, minutes, seed }: DoctorOfTwoOptions,
  options: Readonly<Record<string, unknown>>,
): Promise<TwoNetworksReport | undefined> {
  expectShapesUsed([a, b], options);
  const [first, second] = [a, b].map(name => networkNamed(name, fused, options));
  const profile: Profile = minutes >= FULL_FROM ? 'full' : minutes >= QUICK_FROM ? 'quick' : 'smoke';
  const progress = startProgress();
  return interruptible(signal =>
    compareTwo(first, second, {
      ...{ platforms, profile, seed, signal },
      onProgress: (platform, { phase }, share) => progress.update(`${platform}: ${phase}`, share),
    }),
  ).finally(() => progress.clear());
}

/** A file is called by its path: two versions may have one name in two folders. */
function networkNamed(
  name: string,
  fused: boolean,
  { shape, ...parameters }: Readonly<Record<string, unknown>>,
): NamedNetwork {
  const network = networkOf(name, isFile(name) ? { shape } : parameters);
  expectKnown(network);
  const graph = isFile(name) ? { ...network.graph, name: plainText(name) } : network.graph;
  return { ...network, graph: fused ? optimize(graph) : graph };
}

/** Why b is not faster than a, as a page on the terminal. */
export function showTwo(report: TwoNetworksReport): void {
  for (const warning of report.warnings) print(colours.yellow(`Warning: ${plainLine(warning)}`));
  for (const { name, notes } of [report.a, report.b]) {
    for (const note of notes) print(plainLine(`Note on ${name}: ${note}`));
  }
  print(terminalTable(twoTable(report)), '');
  for (const two of report.platforms) {
    const { platform, answer, layers } = two;
    print(colours.bold(`On ${platform}`), ...answer.map((sentence, i) => `${i + 1}. ${sentence}`), '');
    if (layers.length === 0) continue;
    print(terminalTable(kindsTable(two), { dispensable: ['speed, a → b'] }), '');
    print(terminalTable(pairsTable(two, LAYERS), { dispensable: ['output', 'kind', 'MACs, a → b'] }), '');
  }
}
