import type { RunProgress } from '../measure/progress.js';
import { escapeHtml } from '../report/escape-html.js';
import { formatWait } from '../report/format.js';
import { liveDisplay, type MimeBundle } from './jupyter.js';

/** A progress bar under the cell that becomes one line when the run is over. */
export interface ProgressDisplay {
  /** What is done before the first measurement. */
  stage(text: string): void;
  update(progress: RunProgress): void;
  /** `remarks` are shown as a list below the line. */
  finish(text: string, remarks: readonly string[]): void;
}

/** Opens a progress bar; it shows what runs, how far it is and about how long it still takes. */
export function progressDisplay(title: string): ProgressDisplay {
  const replace = liveDisplay(bar(0, `${title}: starting`));
  return {
    stage: text => replace(bar(0, `${title}: ${text}`)),
    update: progress => replace(bar(progress.fraction, `${title}: ${describe(progress)}`)),
    finish: (text, remarks) => replace(summary(`${title}: ${text}`, remarks)),
  };
}

function describe({ platform, suite, phase, fraction, leftMs }: RunProgress): string {
  const left = leftMs === undefined ? '' : `, about ${formatWait(leftMs / 1000)} left`;
  return `${suite ?? 'machine'} on ${platform}, ${phase}, ${Math.round(100 * fraction)} %${left}`;
}

function bar(fraction: number, text: string): MimeBundle {
  const filled = `<progress max="1" value="${fraction.toFixed(3)}"></progress>`;
  return { 'text/html': `<div>${filled} ${escapeHtml(text)}</div>`, 'text/plain': text };
}

function summary(text: string, remarks: readonly string[]): MimeBundle {
  const items = remarks.map(remark => `<li>${escapeHtml(remark)}</li>`).join('');
  return {
    'text/html': `<div>${escapeHtml(text)}</div>${items && `<ul>${items}</ul>`}`,
    'text/plain': [text, ...remarks].join('\n'),
  };
}
