import assert from 'node:assert/strict';
import { shownBy } from '../../../src/teaching/handout/shown.js';
import { shownToHtml } from '../../../src/teaching/handout/shown-html.js';
import type { CodeCell } from '../../../src/teaching/notebooks/notebook.js';
import { code, figureOutputs, NASTY, output } from './sample.js';

const shown = (...outputs: CodeCell['outputs']) => shownBy(code('x', 'x', ...outputs) as CodeCell);

describe('outputs of a cell', () => {
  it('are figures with the italic text after them as their caption', () => {
    const [first, second, ...rest] = shown(...figureOutputs('A<br>b'), ...figureOutputs('C').slice(0, 1));
    assert.ok(first.kind === 'figure' && second.kind === 'figure');
    assert.deepEqual([first.title, first.caption, second.caption], ['A b', 'Caption of A<br>b.', '']);
    assert.equal(rest.length, 0);
  });

  it('do not take bold text or later text as a caption', () => {
    const [figure] = figureOutputs('A');
    assert.deepEqual(
      shown(figure, output({ 'text/markdown': '**Table**' })).map(each => each.kind),
      ['figure', 'markdown'],
    );
    const twice = shown(...figureOutputs('A'), output({ 'text/markdown': '*more*' }));
    assert.deepEqual(
      twice.map(each => each.kind),
      ['figure', 'markdown'],
    );
  });

  it('are what a terminal would show in the end, but without colours', () => {
    const [stream, error] = shown(
      { output_type: 'stream', name: 'stdout', text: '1 %\r2 %\rdone\n\u001b[31mred\u001b[0m\r\n' },
      { output_type: 'error', ename: 'TypeError', evalue: '\u001b[1mno\u001b[0m', traceback: [] },
    );
    assert.deepEqual(stream, { kind: 'text', text: 'done\nred\n' });
    assert.deepEqual(error, { kind: 'error', text: 'TypeError: no' });
  });

  it('come in the richest form that a page can show safely', () => {
    assert.equal(shown(output({ 'text/html': 'a', 'text/plain': 'b' }))[0].kind, 'html');
    assert.equal(shown(output({ 'text/markdown': 'a', 'text/html': 'b' }))[0].kind, 'markdown');
    assert.deepEqual(shown(output({ 'text/plain': ['a\n', 'b'] })), [{ kind: 'text', text: 'a\nb' }]);
    assert.deepEqual(shown(output({ 'image/png': 'AAAA' }))[0], {
      kind: 'picture',
      mimeType: 'image/png',
      base64: 'AAAA',
    });
  });

  it('never become HTML that runs', () => {
    const targets = { link: () => undefined, picture: () => undefined };
    const place = { targets, ids: new Map<string, number>(), picture: () => 'a.svg' };
    const outputs: CodeCell['outputs'] = [
      ...figureOutputs(NASTY),
      output({ 'text/html': NASTY }),
      output({ 'text/markdown': NASTY }),
      output({ 'text/plain': NASTY }),
      output({ 'image/png': `"${NASTY}` }),
      { output_type: 'stream', name: 'stderr', text: NASTY },
      { output_type: 'error', ename: NASTY, evalue: '', traceback: [] },
    ];
    for (const each of shown(...outputs)) {
      const html = shownToHtml(each, place);
      assert.doesNotMatch(html, /<script>|<img src=x/, each.kind);
    }
  });
});
