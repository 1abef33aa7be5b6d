import { Marked, type TokenizerAndRendererExtension } from 'marked';
import { escapeHtml } from '../../errors/foreign-text.js';
import { codeToHtml } from './code-html.js';
import { formulaToMathml } from './formula.js';

/** Where a text's links and pictures lead, relative to the page that it is shown on. */
export interface Targets {
  /** Target of a link; undefined if it has none on this page, so that only its text is shown. */
  link(href: string): string | undefined;
  /** The same for a picture. */
  picture(href: string): string | undefined;
}

/** HTML in a text is shown as it was typed, except for these tags without attributes. */
const KEPT_TAGS = /&lt;(\/?(?:kbd|sub|sup|br|details|summary)) ?\/?&gt;/g;

/** The delimiters of JupyterLab: `$…$` within a line, `$$…$$` on separate lines or within a paragraph. */
const formulas: TokenizerAndRendererExtension[] = [
  {
    name: 'displayFormula',
    level: 'block',
    start: src => /(?:^|\n)\$\$/.exec(src)?.index,
    tokenizer: src => formulaToken('displayFormula', /^\$\$([^$]+)\$\$[ \t]*(?:\n|$)/.exec(src)),
    renderer: ({ text }) => `<p class="formula">${formulaToMathml(text, true)}</p>\n`,
  },
  {
    name: 'displayFormulaInText',
    level: 'inline',
    start: src => src.indexOf('$$'),
    tokenizer: src => formulaToken('displayFormulaInText', /^\$\$([^$]+)\$\$/.exec(src)),
    renderer: ({ text }) => formulaToMathml(text, true),
  },
  {
    name: 'formula',
    level: 'inline',
    start: src => src.indexOf('$'),
    tokenizer: src => formulaToken('formula', /^\$(?![\s$])((?:\\[\s\S]|[^$\\])+?)(?<!\s)\$(?!\d)/.exec(src)),
    renderer: ({ text }) => formulaToMathml(text, false),
  },
];

function formulaToken(type: string, found: RegExpExecArray | null) {
  return found ? { type, raw: found[0], text: found[1] } : undefined;
}

/**
 * Converts Markdown with formulas, as Jupyter reads it, to HTML that runs nothing and loads nothing but pictures.
 *
 * @param ids  how often each id was used on this page, so that ids stay unique
 */
export function markdownToHtml(markdown: string, targets: Targets, ids = new Map<string, number>()): string {
  const marked = new Marked({
    extensions: formulas,
    renderer: {
      html: ({ text }) => escapeHtml(text).replace(KEPT_TAGS, '<$1>'),
      code: ({ text, lang }) => codeToHtml(text, lang ?? ''),
      image({ href, text }) {
        const src = targets.picture(href);
        return src ? `<img alt="${escapeHtml(text)}" src="${escapeHtml(src)}">` : escapeHtml(text);
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const target = targets.link(href);
        return target === undefined ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
      },
      heading({ tokens, depth, text }) {
        const id = headingId(text, ids);
        return `<h${depth} id="${escapeHtml(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      table(token) {
        const row = (cells: typeof token.header, tag: string) => {
          const parts = cells.map(({ tokens, align, text }) => {
            const classes = [align ?? '', lengthClass(text)].join(' ').trim();
            return `<${tag} class="${classes}">${this.parser.parseInline(tokens)}</${tag}>`;
          });
          return `<tr>${parts.join('')}</tr>`;
        };
        const body = token.rows.map(cells => row(cells, 'td')).join('\n');
        return `<div class="wide"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** Table cells with much text get a minimum width, so that columns do not shrink to single words. */
function lengthClass(text: string): string {
  if (text.length < 60) return '';
  return text.length < 200 ? 'long' : 'longest';
}

/** Ids like those of GitHub and JupyterLab, so that `#links` to headings work: `## The idea` → `the-idea`. */
function headingId(text: string, before: Map<string, number>): string {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  const count = before.get(slug) ?? 0;
  before.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}
