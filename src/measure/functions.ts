import { runInThisContext } from 'node:vm';
import { TOLERANCE } from '../tensors/compare.js';
import type { FunctionSource, FunctionsJob } from './messages.js';
import { type ArmTimes, type ProtocolOptions, type TimedArm, timeArms } from './protocol.js';

/** A function that has run once. */
interface CheckedFunction extends TimedArm {
  /** What the first run returned. */
  readonly result: number;
}

/**
 * Times functions against each other by the protocol of `timeArms`, with the first one a second time as the A/A arm.
 *
 * Each is compiled as a separate script and gets its own input, so that functions share neither compiled code nor
 * memory. The return value is the output: it is compared with that of the first function before the clock starts, and
 * used afterwards, so that the engine cannot optimise the work away.
 *
 * @returns the times of the functions in order, then of the first one again
 * @throws {Error} where a function does not compile, throws, uses something from outside, does not return a finite
 *   number, or returns a different number than the first
 */
export async function timeFunctions(
  { functions, input, settings, seed }: Omit<FunctionsJob, 'kind'>,
  onProgress?: ProtocolOptions['onProgress'],
): Promise<ArmTimes[]> {
  const arms = [...functions, functions[0]].map((given, place) => checkedFunction(given, input, place));
  for (const [i, { result }] of arms.entries()) {
    const expected = arms[0].result;
    if (Math.abs(result - expected) <= TOLERANCE * Math.abs(expected)) continue;
    const { name } = functions[i] ?? functions[0];
    throw new Error(`${name}: returned ${result}, expected ${expected} as returned by ${functions[0].name}`);
  }
  const times = await timeArms(arms, { settings, seed, onProgress });
  const failed = times.findIndex(({ error }) => error !== undefined);
  if (failed >= 0) throw new Error(`${(functions[failed] ?? functions[0]).name}: ${times[failed].error}`);
  return times;
}

/** Compiles a function and runs it once. */
function checkedFunction(
  { name, source }: FunctionSource,
  input: string | undefined,
  place: number,
): CheckedFunction {
  const timed = compiled(name, source, place);
  const argument = input === undefined ? undefined : attempt('input', compiled('input', input, place));
  let last = attempt(name, () => timed(argument));
  if (typeof last !== 'number' || !Number.isFinite(last)) {
    const got = typeof last === 'number' ? last : typeof last;
    throw new Error(`${name}: returned ${got}, expected a finite number that depends on all of its work`);
  }
  return {
    id: String(place),
    result: last,
    run() {
      last = timed(argument);
    },
    sink: () => last as number,
  };
}

type Timed = (argument?: unknown) => unknown;

/** The file name keeps the engine from sharing compiled code between two functions with the same source. */
function compiled(name: string, source: string, place: number): Timed {
  const value = attempt(name, () => runInThisContext(`(${source}\n)`, { filename: `${place}-${name}.js` }));
  if (typeof value === 'function') return value as Timed;
  throw new Error(`${name}: its source is of type ${typeof value}, expected a function`);
}

/** @throws {Error} that begins with the function's name */
function attempt(name: string, action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    const outside =
      error instanceof ReferenceError
        ? '; a function that is timed in another process can only use its argument and what it declares itself'
        : '';
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}${outside}`);
  }
}
