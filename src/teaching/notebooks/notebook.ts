/** The parts of Jupyter's notebook format 4.5 that are written here. https://nbformat.readthedocs.io */

export interface StreamOutput {
  output_type: 'stream';
  name: 'stdout' | 'stderr';
  text: string;
}

export interface DisplayOutput {
  output_type: 'display_data';
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

export interface ErrorOutput {
  output_type: 'error';
  ename: string;
  evalue: string;
  traceback: string[];
}

export type Output = StreamOutput | DisplayOutput | ErrorOutput;

export interface MarkdownCell {
  cell_type: 'markdown';
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
}

export interface CodeCell {
  cell_type: 'code';
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
  execution_count: number | null;
  outputs: Output[];
}

export type Cell = MarkdownCell | CodeCell;

export interface Notebook {
  nbformat: 4;
  nbformat_minor: 5;
  metadata: {
    kernelspec: { name: string; display_name: string; language: string };
    language_info: Record<string, unknown>;
    /** The least number of figures that the notebook must show. */
    beyond_flops: { figures: number };
  };
  cells: Cell[];
}

/** Mime type of a Plotly figure in an output. */
export const PLOTLY_MIME_TYPE = 'application/vnd.plotly.v1+json';

/** The text of a cell. */
export function sourceOf(cell: Cell): string {
  return cell.source.join('');
}

/** A cell's text as the lines stored in a file. */
export function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** How many Plotly figures a notebook's outputs hold. */
export function countFigures(notebook: Notebook): number {
  return notebook.cells
    .flatMap(cell => (cell.cell_type === 'code' ? cell.outputs : []))
    .filter(output => output.output_type === 'display_data' && PLOTLY_MIME_TYPE in output.data).length;
}

/** The text of a notebook's file; the same notebook always gives the same text. */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
