/** A process that does to its parent what a request's `kind` says. */
import { answerRequests, sendToParent } from '../../src/measure/answer-requests.js';

class OutOfLuck extends Error {
  override readonly name = 'OutOfLuck';
}

answerRequests(async ({ kind, value }: { kind: string; value?: unknown }) => {
  if (kind === 'echo') return value;
  if (kind === 'progress') {
    await sendToParent({ type: 'progress', value });
    return 'after progress';
  }
  if (kind === 'throw') throw new OutOfLuck('of no use');
  if (kind === 'crash') {
    process.stderr.write('a warning\nTypeError: so it says\n');
    process.exit(7);
  }
  return new Promise(() => {});
});
