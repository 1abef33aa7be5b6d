import { examine } from '../../doctor/examine.js';
import type { DoctorReport } from '../../doctor/report-type.js';
import {
  checkNamed,
  expectObject,
  expectText,
  optional,
  type RulesOf,
  required,
} from '../../errors/arguments.js';
import { unknownName } from '../../errors/input-error.js';
import type { Graph } from '../../networks/graph/graph.js';
import { readOnnxFile } from '../../networks/onnx/read/file.js';
import type { OnnxNetwork } from '../../networks/onnx/read/index.js';
import { platformNames } from '../../networks/platforms.js';
import type { Shape } from '../../tensors/tensor.js';
import { interruptible } from './interrupt.js';
import { notebookProfile } from './measure.js';
import { optionRules } from './option-rules.js';
import { progressDisplay } from './progress.js';

/** How a network is examined. */
export interface ExamineNetworkOptions {
  /** A name of `platformNames`; `wasm` where it is absent. */
  readonly platform?: string;
  /** Time for everything, s; 45 where it is absent. */
  readonly seconds?: number;
  /** Of inputs, weights that are not given, and orders; 1 where it is absent. */
  readonly seed?: number;
}

const rules: RulesOf<ExamineNetworkOptions> = {
  platform: optional(required('the name of a platform', value => typeof value === 'string')),
  seconds: optional(
    required('a number of seconds above 0', value => Number.isFinite(value) && Number(value) > 0),
  ),
  seed: optionRules.seed,
};

/** Enough to see that everything runs. */
const SMOKE_SECONDS = 3;

/**
 * Reads a network from an ONNX file.
 *
 * @param shapes  of inputs whose sizes the file leaves open, by their names: `{ input: [1, 3, 224, 224] }`
 * @throws {InputError} where it cannot be read, or is no ONNX model
 */
export function readNetwork(path: string, shapes: Readonly<Record<string, Shape>> = {}): OnnxNetwork {
  expectText('readNetwork: path', path);
  expectObject('readNetwork: shapes', shapes, 'an object of shapes by inputs, { input: [1, 3, 224, 224] }');
  return readOnnxFile(path, shapes);
}

/**
 * Examines a network: measures it and its layers, and tests every change that may save time by measuring it. It shows a
 * progress bar under a running cell; interrupting the cell ends the measurement.
 *
 * @throws {InputError} where it cannot be run, or there is no such platform or option
 * @throws {Error} where the cell is interrupted before anything is measured
 */
export async function examineNetwork(
  network: OnnxNetwork | Graph,
  options: ExamineNetworkOptions = {},
): Promise<DoctorReport> {
  expectObject('examineNetwork: network', network, 'a graph, or what readNetwork returned');
  const asked = checkNamed('examineNetwork', rules, options, { noun: 'option' });
  const { platform: name = 'wasm', seconds = 45, seed = 1 } = asked;
  const platform = platformNames.find(one => one === name);
  if (!platform) throw unknownName('platform', name, platformNames);
  const { graph, notes = [], unknown = [] } = 'graph' in network ? network : { graph: network };
  const progress = progressDisplay(`${graph.name} on ${platform}`);
  try {
    const report = await interruptible(signal =>
      examine(graph, {
        ...{ platforms: [platform], seed, notes, unknown, signal },
        seconds: notebookProfile() === 'smoke' ? SMOKE_SECONDS : seconds,
        onProgress: (what, share) => progress.stage(what, share),
      }),
    );
    if (!report) throw new Error('examineNetwork: interrupted before anything was measured');
    progress.finish(`${report.findings.length} changes tested`, report.warnings);
    return report;
  } catch (error) {
    // A bar that still moves would say that something is being done.
    progress.finish('not measured', []);
    throw error;
  }
}
