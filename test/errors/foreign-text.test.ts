import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { marked } from 'marked';
import { codeSpan, escapeHtml, escapeMarkdown, plainLine, plainText } from '../../src/errors/foreign-text.js';
import { HOSTILE_TEXT } from '../measure/results/hostile-runs.js';

/** Texts in which what terminals, Markdown and HTML read is frequent. */
const foreign = fc
  .array(fc.oneof(fc.constantFrom(...'`*_[]()<>&|~$#!\\"\'-=: \n\r\t', '\u001b', '\u202e'), fc.string()), {
    maxLength: 12,
  })
  .map(parts => parts.join(''));

describe('texts of others', () => {
  it('are one line on a terminal, without what moves its cursor, rings, turns its direction or is not seen', () => {
    assert.equal(
      plainText(HOSTILE_TEXT),
      '\uFFFD[2J\uFFFD\uFFFD\uFFFD` <img src=x onerror=alert(1)> |\uFFFD\uFFFD# [x](javascript:alert(1))',
    );
    for (const unseen of [
      '\u009b',
      '\u2028',
      '\u200b',
      '\u2066',
      '\ufeff',
      '\ud800',
      '\u3164',
      '\u{e0041}',
    ]) {
      assert.equal(plainText(`a${unseen}b`), 'a\uFFFDb', unseen.codePointAt(0)!.toString(16));
    }
    assert.equal(plainText('Intel® Xeon™ 中文 é 🙂'), 'Intel® Xeon™ 中文 é 🙂');
    assert.equal(plainLine('one \r\n two\n \nthree'), 'one two three');
  });

  it('take no long time, whatever they consist of', () => {
    const started = performance.now();
    for (const part of [' ', '\n', ' \n', '`', '\u001b', '&', '<', 'x']) {
      const text = part.repeat(500_000);
      for (const show of [plainText, plainLine, escapeMarkdown, codeSpan, escapeHtml]) show(text);
    }
    const seconds = (performance.now() - started) / 1000;
    assert.ok(seconds < 5, `${seconds} s`);
  });

  it('are cut, also within a character of two units', () => {
    assert.equal(plainText('x'.repeat(100_000)).length, 400);
    assert.equal(plainText('aaa🙂🙂', 5), 'aaa\uFFFD…');
  });

  it('are shown by Markdown as they are, as text and as code, and are never HTML', () => {
    fc.assert(
      fc.property(foreign, text => {
        const line = plainLine(text, 1000);
        const shown = (markdown: string) => {
          const { document } = new JSDOM(marked.parseInline(`x${markdown}x`, { async: false })).window;
          return document.body;
        };
        const escaped = shown(escapeMarkdown(line));
        assert.equal(escaped.textContent, `x${line}x`);
        assert.equal(escaped.children.length, 0);
        const code = shown(codeSpan(line));
        assert.deepEqual(
          [...code.children].map(({ localName }) => localName),
          ['code'],
        );
        // Of spaces alone there is no code in Markdown.
        if (line.trim() !== '') assert.equal(code.textContent, `x${line}x`);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('are shown by HTML as they are, in elements and in attributes', () => {
    fc.assert(
      fc.property(foreign, text => {
        const given = plainLine(text);
        const html = `<p title="${escapeHtml(given)}">.${escapeHtml(given)}</p>`;
        const { document } = new JSDOM(html).window;
        const p = document.querySelector('p')!;
        assert.equal(p.textContent, `.${given}`);
        assert.equal(p.title, given);
        assert.equal(document.body.children.length, 1);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
