import assert from 'node:assert/strict';
import { marked } from 'marked';
import { escapeMarkdown } from '../../src/errors/foreign-text.js';
import { tableToMarkdown } from '../../src/reports/markdown.js';
import { NASTY, toyFinding } from './toy-finding.js';

describe('markdown', () => {
  it('writes a table with units in the headings, numbers to the right and notes below', () => {
    const table = {
      title: 'Speed',
      columns: [{ label: 'case' }, { label: 'time', unit: 'ms', digits: 3 }],
      rows: [
        ['a', 1.5],
        ['b', null],
      ],
      notes: ['one thread'],
    };
    assert.equal(
      tableToMarkdown(table),
      '**Speed**\n\n| case | time, ms |\n| --- | ---: |\n| a | 1.50 |\n| b | – |\n\n- one thread',
    );
  });

  it('escapes text so that a Markdown reader shows it unchanged', () => {
    for (const text of [NASTY, '*a* _b_ [c](d) ~~e~~ $f$ &amp; \\', 'two\n  lines']) {
      const html = marked.parseInline(escapeMarkdown(text), { async: false });
      const shown = html
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      assert.equal(shown, text.replace(/\s*\n\s*/g, ' '));
    }
  });

  it('keeps a cell with a bar in it in its column', () => {
    const { tables } = toyFinding();
    const html = marked.parse(tableToMarkdown(tables[0]), { async: false });
    assert.equal(html.match(/<td/g)?.length, 6);
    assert.ok(!html.includes('<script>'));
  });
});
