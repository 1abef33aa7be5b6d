import { type Roofline, roofline } from '../cost/roofline.js';
import { expectRunnable } from '../cost/runnable.js';
import { InputError, unknownName } from '../errors/input-error.js';
import { loadAverage, machineRecord } from '../measure/machine.js';
import type { CeilingRow } from '../measure/results/rows.js';
import { passSettingsFor } from '../measure/settings.js';
import { runWarnings } from '../measure/warnings.js';
import { runInWorker } from '../measure/worker-process.js';
import type { Graph } from '../networks/graph/graph.js';
import { expectGraph, opNodes } from '../networks/graph/graph.js';
import { INSTALL_NATIVE } from '../networks/native/installed.js';
import { nativeInstalled } from '../networks/native/onnxruntime.js';
import { engineOf, NATIVE, type PlaceName, platformNames, SIDE_BY_SIDE } from '../networks/platforms.js';
import type { ExamineOptions } from './examine-options.js';
import { examinePlatform, type PlatformMeasurement } from './measuring/examine-platform.js';
import { reportOf } from './report.js';
import type { DoctorReport } from './report-type.js';
import { candidatesFor } from './screening.js';

/** For the screening where no ceilings were measured: the ratio of the two is what matters there. */
const USUAL_ROOF: Roofline = {
  peakFlopsPerNs: 50,
  bandwidths: [{ workingSetBytes: 2 ** 20, bytesPerNs: 20 }],
};

/** With less time than this, the ceilings are those of a smoke run: half a second. */
const SECONDS_FOR_CEILINGS = 30;

/** Of the time, what starting, ending and the report may take. */
const SHARE_FOR_MEASURING = 0.92;

/**
 * Examines a network: counts it, measures it and its layers on each platform, and tests every change that may save time
 * by measuring it. One that was interrupted reports what it had measured by then.
 *
 * @returns undefined where it was interrupted before anything was measured
 * @throws {InputError} where the network cannot be run, or a platform cannot run it
 */
export async function examine(graph: Graph, options: ExamineOptions): Promise<DoctorReport | undefined> {
  const { platforms, seed, seconds, onProgress = () => {}, signal } = options;
  expectExaminable(graph);
  expectPlaces(platforms);
  const startedAt = performance.now();
  const endsAt = startedAt + SHARE_FOR_MEASURING * 1000 * seconds;
  let doing = '';
  const tell = (what = doing) => {
    doing = what;
    onProgress(what, Math.min(0.99, (performance.now() - startedAt) / (1000 * seconds)));
  };
  const timer = setInterval(tell, 200);
  try {
    const [machine, loadBefore] = [await machineRecord(), loadAverage()];
    const ceilings: CeilingRow[] = [];
    const warnings: string[] = [];
    for (const engine of new Set(platforms.map(engineOf))) {
      if (engine === 'native' || signal?.aborted) continue;
      tell(`ceilings of ${engine}`);
      const failure = await runInWorker(
        { kind: 'ceilings', engine, profile: seconds < SECONDS_FOR_CEILINGS ? 'smoke' : 'quick' },
        message => {
          if (message.type === 'ceilings') ceilings.push(...message.rows);
        },
        signal,
      );
      if (failure !== undefined && !signal?.aborted) warnings.push(`ceilings of ${engine}: ${failure}`);
    }
    const roofs = new Map(
      platforms.flatMap(platform => {
        const rows = ceilings.filter(row => row.engine === engineOf(platform));
        return rows.length > 0 ? [[platform, roofline(rows)] as const] : [];
      }),
    );
    const secondLevelBytes = machine.caches.find(({ level }) => level === 2)?.bytes;
    const candidates = candidatesFor(graph, [...roofs.values()][0] ?? USUAL_ROOF, { secondLevelBytes });
    const measurements: PlatformMeasurement[] = [];
    for (const [i, platform] of platforms.entries()) {
      if (signal?.aborted) break;
      const until = performance.now() + (endsAt - performance.now()) / (platforms.length - i);
      try {
        const measured = await examinePlatform(graph, candidates, {
          ...{ platform, seed, settings: passSettingsFor('quick'), until, signal },
          onPhase: what => tell(`${platform}: ${what}`),
        });
        if (measured) measurements.push(measured);
      } catch (error) {
        warnings.push(`${platform}: not measured: ${(error as Error).message}`);
      }
    }
    if (measurements.length === 0) {
      if (signal?.aborted) return undefined;
      throw new InputError(`doctor: ${graph.name}: ${warnings.join('; ')}`);
    }
    const rows = measurements.flatMap(measured => measured.rows);
    warnings.push(
      ...measurements.flatMap(({ troubles }) => troubles),
      ...runWarnings({ loadBefore, machine }, rows),
    );
    if (signal?.aborted) warnings.push('interrupted: intervals are wider than they would have been');
    return reportOf(graph, { candidates, measurements, roofs, machine, warnings, options });
  } finally {
    clearInterval(timer);
  }
}

/** @throws {InputError} where it is too large, or has an op that cannot be run */
function expectExaminable(graph: Graph): void {
  expectGraph('doctor', graph);
  const foreign = opNodes(graph).find(({ op }) => op === 'foreign');
  if (foreign) {
    throw new InputError(
      `doctor: ${graph.name}: ${foreign.name} is an op that is not known here, expected one that can be run`,
    );
  }
  expectRunnable('doctor', graph);
}

/** @throws {InputError} where a platform cannot run a network, or is not installed */
function expectPlaces(platforms: readonly PlaceName[]): void {
  for (const platform of platforms) {
    if (platform === SIDE_BY_SIDE)
      throw unknownName('doctor: platform', platform, [...platformNames, NATIVE]);
    if (platform === NATIVE && !nativeInstalled()) {
      throw new InputError(`platform ${NATIVE}: not installed, expected onnxruntime-node: ${INSTALL_NATIVE}`);
    }
  }
}
