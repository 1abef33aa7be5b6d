/**
 * Runs a task and lets an interrupt of the cell end it.
 *
 * @param task  gets a signal that the interrupt aborts
 */
export async function interruptible<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const abort = () => interrupt.abort();
  process.on('SIGINT', abort);
  try {
    return await task(interrupt.signal);
  } finally {
    process.off('SIGINT', abort);
  }
}
