import assert from 'node:assert/strict';
import { problemOf } from '../../../src/teaching/notebooks/execute.js';
import type { Output } from '../../../src/teaching/notebooks/notebook.js';
import { OutputCollector } from '../../../src/teaching/notebooks/outputs.js';
import { decodeMessage, encodeMessage } from '../../../src/teaching/notebooks/wire.js';

const message = (msg_type: string, content: object) => ({
  header: { msg_id: '1', msg_type },
  parent: {},
  content: content as Record<string, unknown>,
});
const text = (text: string, display_id?: string) => ({
  data: { 'text/plain': text },
  metadata: {},
  transient: { display_id },
});

describe('what a kernel publishes', () => {
  it('becomes one stream output per run of the same stream', () => {
    const outputs: Output[] = [];
    const collector = new OutputCollector();
    for (const [name, part] of [
      ['stdout', 'a'],
      ['stdout', 'b'],
      ['stderr', 'c'],
      ['stdout', 'd'],
    ]) {
      collector.add(outputs, message('stream', { name, text: part }));
    }
    assert.deepEqual(
      outputs.map(output => output.output_type === 'stream' && `${output.name} ${output.text}`),
      ['stdout ab', 'stderr c', 'stdout d'],
    );
  });

  it('replaces the display with the same id, even in an earlier cell, and no other', () => {
    const [first, second]: Output[][] = [[], []];
    const collector = new OutputCollector();
    collector.add(first, message('display_data', text('0 %', 'a')));
    collector.add(first, message('display_data', text('other')));
    collector.add(second, message('update_display_data', text('100 %', 'a')));
    collector.add(second, message('update_display_data', text('lost', 'unknown')));
    assert.deepEqual(second, []);
    assert.deepEqual(
      first.map(output => output.output_type === 'display_data' && output.data['text/plain']),
      ['100 %', 'other'],
    );
  });

  it('is a problem if there is an error, a bad status, or any text on stderr', () => {
    const stream = (name: 'stdout' | 'stderr', text: string): Output => ({
      output_type: 'stream',
      name,
      text,
    });
    assert.equal(problemOf('ok', [stream('stdout', 'Error: only a word')]), undefined);
    assert.match(
      problemOf('ok', [stream('stderr', 'UnhandledPromiseRejection: x')]) ?? '',
      /stderr.*Unhandled/s,
    );
    assert.match(problemOf('aborted', []) ?? '', /^status aborted/);
    const error: Output = { output_type: 'error', ename: 'RangeError', evalue: 'bad', traceback: [] };
    assert.match(problemOf('ok', [error]) ?? '', /^RangeError: bad/);
  });

  it('is read back from its frames, whatever identities come first', () => {
    const { id, frames } = encodeMessage('execute_request', { code: 'é' }, 'session', 'key');
    const sent = frames.map(frame => Buffer.from(frame));
    const { header, content } = decodeMessage([Buffer.from('identity'), ...sent]);
    assert.deepEqual([header.msg_id, header.msg_type, content], [id, 'execute_request', { code: 'é' }]);
  });
});
