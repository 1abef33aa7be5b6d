import { stripVTControlCharacters } from 'node:util';
import { type CodeCell, type Output, PLOTLY_MIME_TYPE } from '../notebooks/notebook.js';

/** A Plotly figure as stored in a notebook. */
export interface PlotlyFigure {
  readonly data: readonly Record<string, unknown>[];
  readonly layout?: {
    readonly title?: string | { readonly text?: string };
    readonly height?: number;
    readonly [key: string]: unknown;
  };
  readonly config?: Record<string, unknown>;
  readonly frames?: readonly unknown[];
}

/** One thing that a cell shows, in the form that a page uses. */
export type Shown =
  | {
      readonly kind: 'figure';
      readonly figure: PlotlyFigure;
      readonly title: string;
      readonly caption: string;
      readonly svg?: string;
    }
  | { readonly kind: 'markdown' | 'html' | 'text' | 'stderr' | 'error'; readonly text: string }
  | { readonly kind: 'picture'; readonly mimeType: string; readonly base64: string };

/** What the outputs of a cell show. A text in italics right after a figure is its caption. */
export function shownBy(cell: CodeCell): Shown[] {
  const all: Shown[] = [];
  for (const output of cell.outputs) {
    const next = shown(output);
    const last = all.at(-1);
    const caption = next.kind === 'markdown' ? captionIn(next.text) : undefined;
    if (last?.kind === 'figure' && last.caption === '' && caption) all[all.length - 1] = { ...last, caption };
    else all.push(next);
  }
  return all;
}

function shown(output: Output): Shown {
  if (output.output_type === 'stream') {
    const kind = output.name === 'stderr' ? 'stderr' : 'text';
    return { kind, text: asOnATerminal(joined(output.text)) };
  }
  if (output.output_type === 'error') {
    return { kind: 'error', text: asOnATerminal(`${output.ename}: ${output.evalue}`) };
  }
  const { data } = output;
  const svg = data['image/svg+xml'] === undefined ? undefined : joined(data['image/svg+xml']);
  if (PLOTLY_MIME_TYPE in data) {
    const figure = data[PLOTLY_MIME_TYPE] as PlotlyFigure;
    return { kind: 'figure', figure, title: titleOfFigure(figure), caption: '', svg };
  }
  if ('text/markdown' in data) return { kind: 'markdown', text: joined(data['text/markdown']) };
  if ('text/html' in data) return { kind: 'html', text: joined(data['text/html']) };
  if (svg !== undefined) {
    return { kind: 'picture', mimeType: 'image/svg+xml', base64: Buffer.from(svg).toString('base64') };
  }
  if ('image/png' in data)
    return { kind: 'picture', mimeType: 'image/png', base64: joined(data['image/png']) };
  return { kind: 'text', text: joined(data['text/plain'] ?? '') };
}

/** The title without the markup that Plotly allows. */
function titleOfFigure({ layout }: PlotlyFigure): string {
  const title = typeof layout?.title === 'string' ? layout.title : (layout?.title?.text ?? '');
  return title.replace(/<br>/g, ' ').replace(/<[^>]*>/g, '');
}

function captionIn(markdown: string): string | undefined {
  return /^\s*\*(?!\*)([\s\S]+[^*])\*\s*$/.exec(markdown)?.[1];
}

/** The format allows a text to be a string or a list of lines. */
function joined(text: unknown): string {
  return Array.isArray(text) ? text.join('') : String(text);
}

/** The text that a terminal shows in the end: without colours, and with overwritten lines in their last state. */
function asOnATerminal(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n/g, '\n')
    .replace(/[^\n]*\r(?=[^\n])/g, '');
}
