import type { RunProgress } from '../../measure/progress.js';
import { escapeHtml } from '../../reports/escape-html.js';
import { formatWait } from '../../reports/format.js';
import { liveDisplay, type MimeBundle } from './jupyter.js';

const SECOND_MS = 1000;

/** A progress bar under the cell that becomes one line when the run is over. */
export interface ProgressDisplay {
  /** Shows work outside an experiment's run; `fraction`, 0 … 1, if it is known how much is done. */
  stage(text: string, fraction?: number): void;
  /** Waits for work whose progress is unknown, and counts the seconds. */
  during<T>(text: string, work: Promise<T>): Promise<T>;
  update(progress: RunProgress): void;
  /** `remarks` are shown as a list below the line. */
  finish(text: string, remarks: readonly string[]): void;
}

/** Opens a progress bar, which shows what runs, how far it has come and about how long it will still take. */
export function progressDisplay(title: string): ProgressDisplay {
  const replace = liveDisplay(bar(undefined, `${title}: starting`));
  return {
    stage: (text, fraction) => replace(bar(fraction, `${title}: ${text}`)),
    async during(text, work) {
      const started = performance.now();
      const draw = () => {
        const seconds = (performance.now() - started) / 1000;
        replace(bar(undefined, `${title}: ${text}, ${formatWait(seconds)}`));
      };
      draw();
      const beat = setInterval(draw, SECOND_MS);
      try {
        return await work;
      } finally {
        clearInterval(beat);
      }
    },
    update: progress => replace(bar(progress.fraction, `${title}: ${describe(progress)}`)),
    finish: (text, remarks) => replace(summary(`${title}: ${text}`, remarks)),
  };
}

function describe({ platform, suite, phase, fraction, leftMs }: RunProgress): string {
  const left = leftMs === undefined ? '' : `, about ${formatWait(leftMs / 1000)} left`;
  return `${suite ?? 'machine'} on ${platform}, ${phase}, ${Math.round(100 * fraction)} %${left}`;
}

/** Without a fraction, the browser shows an indeterminate bar that keeps moving. */
function bar(fraction: number | undefined, text: string): MimeBundle {
  const value = fraction === undefined ? '' : ` max="1" value="${fraction.toFixed(3)}"`;
  const filled = `<progress${value}></progress>`;
  return { 'text/html': `<div>${filled} ${escapeHtml(text)}</div>`, 'text/plain': text };
}

function summary(text: string, remarks: readonly string[]): MimeBundle {
  const items = remarks.map(remark => `<li>${escapeHtml(remark)}</li>`).join('');
  return {
    'text/html': `<div>${escapeHtml(text)}</div>${items && `<ul>${items}</ul>`}`,
    'text/plain': [text, ...remarks].join('\n'),
  };
}
