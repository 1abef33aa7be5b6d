import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { markdownToHtml, type Targets } from '../../../src/teaching/handout/markdown-html.js';
import { sourceOf } from '../../../src/teaching/notebooks/notebook.js';
import { notebookNames, readSource } from '../../../src/teaching/notebooks/sources.js';
import { NASTY } from './sample.js';

const NOWHERE: Targets = { link: () => undefined, picture: () => undefined };
const AS_WRITTEN: Targets = { link: href => href, picture: href => href };
const html = (markdown: string) => markdownToHtml(markdown, NOWHERE);
const parsed = (markdown: string) => new JSDOM(html(markdown)).window.document;

const notebooks = fileURLToPath(new URL('../../../../notebooks', import.meta.url));

describe('Markdown of notebooks as HTML', () => {
  it('shows formulas between single dollar signs in the line, between double ones on their own', () => {
    const page = parsed(
      'Width $n = 2^k$ here.\n\n$$\n\\text{cost} \\ge 2\\sqrt{B}\n$$\n\nIn a text $$a = b$$ too.',
    );
    assert.equal(page.querySelectorAll('math').length, 3);
    assert.equal(page.querySelectorAll('math[display="block"], math.tml-display').length, 2);
    assert.equal(page.querySelectorAll('msqrt').length, 1);
    assert.ok(!page.body.textContent?.includes('$'));
  });

  it('finds no formulas in code, escaped dollar signs and prices', () => {
    for (const plain of [
      '`$x$`',
      '```\n$x$\n```',
      'costs \\$5 or \\$6',
      '$5 and $6',
      'between $ 5 and $ 6',
    ]) {
      assert.equal(parsed(plain).querySelector('math'), null, plain);
    }
  });

  it('keeps the underscores and stars of formulas from becoming emphasis', () => {
    const page = parsed('With $c_1$ and $c_2$, $a * b$ and $d * e$.');
    assert.equal(page.querySelectorAll('em').length, 0);
    assert.equal(page.querySelectorAll('msub').length, 2);
  });

  it('keeps the exact source of a formula in its tooltip', () => {
    const tex = "a\\$' + b";
    assert.equal(parsed(`x $${tex}$ y`).querySelector('math')?.getAttribute('title'), tex);
  });

  it('names the formula that cannot be read', () => {
    assert.throws(() => html('$\\frac{1}{$'), /formula: got \\frac\{1\}\{, expected TeX/);
  });

  it('reads every formula of every notebook, in both languages', () => {
    let formulas = 0;
    const read = (markdown: string, where: string) => {
      try {
        formulas += html(markdown).split('<math').length - 1;
      } catch (error) {
        assert.fail(`${where}: ${(error as Error).message}`);
      }
    };
    for (const name of notebookNames(notebooks)) {
      for (const cell of readSource(notebooks, name).cells) {
        if (cell.cell_type === 'markdown') read(sourceOf(cell), `${name}, ${cell.id}`);
      }
    }
    for (const file of readdirSync(join(notebooks, 'zh')).filter(name => name.endsWith('.md'))) {
      read(readFileSync(join(notebooks, 'zh', file), 'utf8'), `zh/${file}`);
    }
    assert.ok(formulas > 50, `${formulas} formulas were found, expected those of a course`);
  });

  it('shows HTML as text, except for keys and the like without attributes', () => {
    assert.equal(html(`x ${NASTY}`).includes('<script'), false);
    assert.match(html('<kbd>Shift</kbd>'), /<kbd>Shift<\/kbd>/);
    assert.equal(parsed('<kbd onclick="x">Shift</kbd>').querySelector('kbd'), null);
  });

  it('gives no text a way to run a script', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<script>',
        '</script>',
        '<img src=x onerror=y>',
        '[a](javascript:b)',
        '`',
        '```\n',
        '$',
        '|',
        '\n\n',
      ),
      fc.constantFrom(
        '<details>',
        '<kbd ',
        '">',
        "'>",
        '<svg onload=x>',
        '![a](x"onerror="y)',
        '\\',
        '<!--',
        '$a<b$',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const targets: Targets = {
          ...AS_WRITTEN,
          link: href => (href.startsWith('java') ? undefined : href),
        };
        let made: string;
        try {
          made = markdownToHtml(pieces.join(''), targets);
        } catch (error) {
          assert.match((error as Error).message, /^formula: /);
          return;
        }
        const { document } = new JSDOM(made).window;
        assert.equal(document.querySelectorAll('script, svg, iframe, object').length, 0);
        for (const element of document.querySelectorAll('*')) {
          for (const { name, value } of element.attributes) {
            assert.doesNotMatch(name, /^on/);
            assert.doesNotMatch(value, /^javascript:/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('maps links to their targets, and shows the text of those without one', () => {
    const targets: Targets = { link: href => (href === 'a' ? 'b&c' : undefined), picture: () => undefined };
    assert.equal(markdownToHtml('[x](a) [y](z)', targets), '<p><a href="b&amp;c">x</a> y</p>\n');
  });

  it('gives each heading of a page a unique id, as GitHub does', () => {
    const ids = new Map([['the-idea', 1]]);
    const made = markdownToHtml('## The idea\n\n## 4: `a`, *b*\n\n## 想法', NOWHERE, ids);
    const found = [...made.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id);
    assert.deepEqual(found, ['the-idea-1', '4-a-b', '想法']);
  });

  it('highlights TypeScript, and shows other code as it is', () => {
    assert.match(html('```typescript\nconst a = 1;\n```'), /hljs-keyword/);
    assert.match(html('```nonsense\na <b>\n```'), /<code>a &lt;b&gt;<\/code>/);
  });
});
