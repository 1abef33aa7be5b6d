import assert from 'node:assert/strict';
import { startWorker, type WorkerOptions, type WorkerProcess } from '../../src/measure/worker-process.js';

const program = new URL('./fake-worker.js', import.meta.url);

/** Runs a test with a process and ends that. */
async function withWorker(
  test: (worker: WorkerProcess) => Promise<void>,
  options: WorkerOptions<unknown> = {},
): Promise<void> {
  const worker = startWorker(program, options);
  try {
    await test(worker);
  } finally {
    await worker.end();
  }
  assert.equal(worker.alive, false);
}

describe('a process that measures', function () {
  this.timeout(20_000);

  it('answers one request after the other, typed arrays included', () =>
    withWorker(async worker => {
      const value = new Float32Array([1, 2, 3]);
      assert.deepEqual(await worker.ask({ kind: 'echo', value }), value);
      assert.equal(await worker.ask({ kind: 'echo' }), undefined);
    }));

  it('sends messages in between, which are not the answer', () => {
    const messages: unknown[] = [];
    const onMessage = (message: unknown) => messages.push(message);
    return withWorker(
      async worker => {
        assert.equal(await worker.ask({ kind: 'progress', value: 3 }), 'after progress');
        assert.deepEqual(messages, [{ type: 'progress', value: 3 }]);
      },
      { onMessage },
    );
  });

  it('goes on after an error, which keeps its name', () =>
    withWorker(async worker => {
      await assert.rejects(worker.ask({ kind: 'throw' }), { name: 'OutOfLuck', message: 'of no use' });
      assert.equal(await worker.ask({ kind: 'echo', value: 1 }), 1);
    }));

  it('that crashes is told by its status and the line that says why, also to who asks later', () =>
    withWorker(async worker => {
      const crashed = { message: 'the worker ended with status 7: TypeError: so it says' };
      await assert.rejects(worker.ask({ kind: 'crash' }), crashed);
      assert.equal(worker.alive, false);
      await assert.rejects(worker.ask({ kind: 'echo' }), crashed);
    }));

  it('is killed where it does not answer in time', () =>
    withWorker(
      async worker => {
        await assert.rejects(worker.ask({ kind: 'never' }), { message: 'no answer within 0.3 s' });
        assert.equal(worker.alive, false);
      },
      { patienceMs: 300 },
    ));

  it('is killed by its signal, at once where that has aborted before', async () => {
    const controller = new AbortController();
    const killed = { message: 'the worker was killed by SIGKILL' };
    await withWorker(
      async worker => {
        await worker.ask({ kind: 'echo' });
        const answer = worker.ask({ kind: 'never' });
        controller.abort();
        await assert.rejects(answer, killed);
      },
      { signal: controller.signal },
    );
    await withWorker(worker => assert.rejects(worker.ask({ kind: 'never' }), killed), {
      signal: controller.signal,
    });
  });
});
