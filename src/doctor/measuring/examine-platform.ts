import { countGraph } from '../../cost/counts.js';
import { graphData } from '../../measure/graphs/graph-data.js';
import { ProcessPool } from '../../measure/passes/process-pool.js';
import type { TimedRow } from '../../measure/results/rows.js';
import type { SuiteResults } from '../../measure/results/suite-results.js';
import type { PassSettings } from '../../measure/settings.js';
import type { Graph } from '../../networks/graph/graph.js';
import { NATIVE, type PlaceName } from '../../networks/platforms.js';
import { judgeSaving, shareOfLayers } from '../judging/saving.js';
import { type DistinctLayer, distinctLayers, layerGraph, weightsIn } from '../layers/distinct.js';
import { type Candidate, isBeyondLayers } from '../screening.js';
import { type OtherGraph, WHOLE } from './arms.js';
import { DoctorSuite } from './open-suite.js';

/** What one platform made of a network, its layers and its changes. */
export interface PlatformMeasurement {
  readonly platform: PlaceName;
  /** The network and the distinct layers of it and of all changes; the network alone on an engine without layers. */
  readonly layers: SuiteResults;
  /** The network and the changed networks that were measured whole; undefined where none was. */
  readonly networks: SuiteResults | undefined;
  /** Of both suites, for warnings: layers are named after one of their nodes. */
  readonly rows: readonly TimedRow[];
  readonly troubles: readonly string[];
}

export interface PlatformOptions {
  readonly platform: PlaceName;
  readonly seed: number;
  readonly settings: PassSettings;
  /** When the measuring of this platform should be done, as `performance.now` tells it. */
  readonly until: number;
  readonly onPhase: (what: string) => void;
  readonly signal?: AbortSignal;
}

/** Share of the time for the first rounds of the layers, from which the changes to measure whole are chosen. */
const FIRST_PASS = 0.15;
/** Passes over both suites, so that an interval has seen several moments. */
const PASSES = 5;
/** Fewest rounds of a pass after the first: fewer are not a moment of their own. */
const LEAST_ROUNDS = 5;
/** A new process is started where there is so many times the time left that it takes to begin. */
const WORTH_A_PROCESS = 4;
/** Most changed networks that are measured whole. */
const MOST_NETWORKS = 6;
/** Most weights that are sent to the process that measures, as values: 400 MB. */
const MOST_WEIGHTS = 1e8;
/** Time of a multiply-accumulate in the plain loops that check an output, ms, and the share of the time for such checks. */
const CHECK_MS = 1.2e-6;
const CHECK_SHARE = 0.25;

/**
 * Measures a network on one platform: every distinct layer of it and of its changes side by side, then the changed
 * networks that seem to save most, whole. Both suites go on in turns until the time is up.
 *
 * @returns undefined where it was interrupted before the first pass was done
 * @throws {Error} where the network cannot be measured: its output differs from the reference, for instance
 */
export async function examinePlatform(
  graph: Graph,
  candidates: readonly Candidate[],
  options: PlatformOptions,
): Promise<PlatformMeasurement | undefined> {
  const { platform, seed, settings, until, onPhase, signal } = options;
  const startedAt = performance.now();
  const pool = new ProcessPool({ profile: 'quick', seed, settings, signal });
  const place = { platform, whole: graph, seed };
  const distinct = layersToTime(graph, candidates, platform);
  const toTime = distinct.map(layer => layerToTime(layer, graph, seed));
  const layers = new DoctorSuite(pool, { suite: 'layers', ...place }, toTime, settings);
  let networks: DoctorSuite | undefined;
  const troubles: string[] = [];
  try {
    onPhase('check of the layers');
    await layers.open();
    const openMs = performance.now() - startedAt;
    onPhase('layers');
    const ms = FIRST_PASS * (until - startedAt);
    await layers.pass({ atLeast: settings.leastRounds, atMost: settings.rounds, ms });
    const failed = layers.rows.find(row => row.arm === WHOLE && row.status === 'failed');
    if (failed) throw new Error(failed.error);

    const checkMs = CHECK_SHARE * Math.max(until - performance.now(), 0);
    const chosen = toMeasureWhole(candidates, layers.results!, platform, checkMs);
    if (chosen.length > 0) {
      const changed = chosen.map(candidate => networkToTime(candidate, seed));
      networks = new DoctorSuite(pool, { suite: 'networks', ...place }, changed, settings);
    }
    try {
      await goOn(pool, { layers, networks, openMs }, options);
    } catch (error) {
      // What the first pass measured stays.
      if (!signal?.aborted) troubles.push(`${platform}: ${(error as Error).message}`);
    }
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  } finally {
    await pool.endAll();
  }
  const nameOf = new Map(distinct.map(({ key, node }) => [key, node.name]));
  const rows = [...layers.rows, ...(networks?.rows ?? [])].map(row => ({
    ...row,
    arm: nameOf.get(row.arm) ?? row.arm,
  }));
  return { platform, layers: layers.results!, networks: networks?.results, rows, troubles };
}

interface Suites {
  readonly layers: DoctorSuite;
  readonly networks: DoctorSuite | undefined;
  /** What checks and warm-up of a process take. */
  readonly openMs: number;
}

/** Further passes, in turns: the first of the networks however late it is, others until the time is up. */
async function goOn(
  pool: ProcessPool,
  { layers, networks, openMs }: Suites,
  { settings, until, onPhase, signal }: PlatformOptions,
): Promise<void> {
  const left = () => until - performance.now();
  const suites = networks ? [networks, layers] : [layers];
  for (let pass = 0; pass < PASSES; pass++) {
    for (const suite of suites) {
      const isFirstOfNetworks = pass === 0 && suite === networks;
      if (pass === 0 && suite === layers) continue;
      if (signal?.aborted || (left() <= 0 && !isFirstOfNetworks)) return;
      if (isFirstOfNetworks) {
        onPhase('check of the changed networks');
        await suite.open();
      }
      onPhase(suite === layers ? 'layers' : 'changed networks');
      const ms = Math.max(0, left()) / (suites.length * (PASSES - pass));
      const atLeast = pass === 0 ? settings.leastRounds : LEAST_ROUNDS;
      await suite.pass({ atLeast, atMost: settings.rounds, ms });
    }
    // In another process buffers lie in other places.
    if (left() > WORTH_A_PROCESS * openMs) await pool.keepOnly(suites.map(({ planned }) => planned));
  }
}

/** Every distinct layer of the network, and those that changes would add. */
function layersToTime(
  graph: Graph,
  candidates: readonly Candidate[],
  platform: PlaceName,
): readonly DistinctLayer[] {
  if (platform === NATIVE) return [];
  const layers = new Map<string, DistinctLayer>(distinctLayers(graph));
  for (const candidate of candidates) {
    if (isBeyondLayers(candidate)) continue;
    for (const [key, layer] of distinctLayers(candidate.changed)) {
      if (candidate.bill.has(key) && !layers.has(key)) layers.set(key, layer);
    }
  }
  return [...layers.values()];
}

/** The changes that may save most, as far as there is time to check their outputs. */
function toMeasureWhole(
  candidates: readonly Candidate[],
  layers: SuiteResults,
  platform: PlaceName,
  checkMs: number,
): readonly Candidate[] {
  const hopes = candidates.flatMap(candidate => {
    if (platform === NATIVE || isBeyondLayers(candidate)) return [{ candidate, hope: candidate.atMost }];
    const share = shareOfLayers(layers, candidate.bill);
    if (!share) return [];
    const { verdict } = judgeSaving(share, layers.noise, platform);
    return verdict === 'saves nothing' ? [] : [{ candidate, hope: share.estimate }];
  });
  hopes.sort((a, b) => b.hope - a.hope);
  let [ms, weights] = [0, 0];
  return hopes
    .map(({ candidate }) => candidate)
    .filter(({ changed }) => {
      ms += CHECK_MS * countGraph(changed).macs;
      weights += weightsIn(changed);
      return ms <= checkMs && weights <= MOST_WEIGHTS;
    })
    .slice(0, MOST_NETWORKS);
}

function layerToTime(layer: DistinctLayer, graph: Graph, seed: number): OtherGraph {
  const { key: id, node } = layer;
  if (layer.graph === graph) return { id, what: 'own layer', node: node.id };
  return { id, what: 'layer', graph: graphData(layerGraph(layer), seed) };
}

function networkToTime({ id, changed, kind, images }: Candidate, seed: number): OtherGraph {
  const same = kind === 'same function' && images === undefined;
  return { id, what: 'network', graph: graphData(changed, seed), same };
}
