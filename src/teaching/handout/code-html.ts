import hljs from 'highlight.js';
import { escapeHtml } from '../../errors/foreign-text.js';

/** Source code as a `<pre>`, highlighted if highlight.js knows the language. */
export function codeToHtml(source: string, language: string): string {
  const coloured = hljs.getLanguage(language)
    ? hljs.highlight(source, { language, ignoreIllegals: true }).value
    : escapeHtml(source);
  return `<pre class="code"><code>${coloured}</code></pre>`;
}
