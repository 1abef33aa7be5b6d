import { createContext, Script } from 'node:vm';
import { interruptible } from '../cells/interrupt.js';

/** Only a script can be ended while it runs; this one calls what the context holds. */
const script = new Script('call()');
const context: { call?: () => void } = {};
createContext(context);

/**
 * Calls a function and ends it where it does not return in time, whatever it catches; an interrupt of the cell ends it as
 * well. A function that is defined in a cell cannot be moved to another thread, so this works in the thread that calls:
 * it covers what runs before the function returns, not what it does later, behind an `await`.
 *
 * @throws {Error} where it does not return within `limitMs`; else what the function throws
 */
export function returnedWithin<T>(limitMs: number, call: () => T): T {
  let end: { readonly value: T } | { readonly thrown: unknown } | undefined;
  let interrupted = false;
  context.call = () => {
    try {
      end = { value: call() };
    } catch (thrown) {
      end = { thrown };
    }
  };
  try {
    script.runInContext(context, { timeout: limitMs, breakOnSigint: true });
  } catch (error) {
    // What the call throws is caught above, so this is an error of Node's.
    interrupted = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
  } finally {
    delete context.call;
  }
  // TypeScript does not see the assignments in `call`.
  const ended = end as { readonly value: T } | { readonly thrown: unknown } | undefined;
  if (!ended) {
    throw new Error(
      interrupted
        ? 'it was interrupted'
        : `no end within ${limitMs / 1000} s, is there a loop that never ends?`,
    );
  }
  if ('thrown' in ended) throw ended.thrown;
  return ended.value;
}

/**
 * What a promise settles to. An interrupt of the cell ends the wait.
 *
 * @throws {Error} where it does not settle within `limitMs`; else the promise's reason
 */
export function settledWithin(limitMs: number, promise: unknown): Promise<unknown> {
  return interruptible(async signal => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const end = (why: string) => reject(new Error(why));
      timer = setTimeout(
        end,
        limitMs,
        `no answer within ${limitMs / 1000} s, await it in a cell of its own first`,
      );
      signal.addEventListener('abort', () => end('it was interrupted'));
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  });
}
