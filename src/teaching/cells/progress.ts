import { escapeHtml } from '../../errors/foreign-text.js';
import type { RunProgress } from '../../measure/progress.js';
import { formatWait } from '../../reports/format.js';
import { liveDisplay, type MimeBundle } from './jupyter.js';

const SECOND_MS = 1000;

/** A progress bar under the cell that becomes one line when the run is over. */
export interface ProgressDisplay {
  /** Shows work outside an experiment's run; `fraction`, 0 … 1, if it is known how much is done. */
  stage(text: string, fraction?: number): void;
  /** Counts the seconds of work whose progress is unknown, until something else is shown. */
  waiting(text: string): void;
  update(progress: RunProgress): void;
  /** `remarks` are shown as a list below the line. */
  finish(text: string, remarks: readonly string[]): void;
}

/** Opens a progress bar, which shows what runs, how far it has come and about how long it will still take. */
export function progressDisplay(title: string): ProgressDisplay {
  const draw = liveDisplay(bar(undefined, `${title}: starting`));
  let beat: NodeJS.Timeout | undefined;
  const replace = (shown: MimeBundle) => {
    clearInterval(beat);
    draw(shown);
  };
  return {
    stage: (text, fraction) => replace(bar(fraction, `${title}: ${text}`)),
    waiting(text) {
      const started = performance.now();
      const tick = () => {
        const seconds = (performance.now() - started) / 1000;
        draw(bar(undefined, `${title}: ${text}, ${formatWait(seconds)}`));
      };
      clearInterval(beat);
      beat = setInterval(tick, SECOND_MS);
      tick();
    },
    update: progress => replace(bar(progress.fraction, `${title}: ${describe(progress)}`)),
    finish: (text, remarks) => replace(summary(`${title}: ${text}`, remarks)),
  };
}

function describe({ platform, suite, phase, pass, fraction, leftMs }: RunProgress): string {
  const left = leftMs === undefined ? '' : `, about ${formatWait(leftMs / 1000)} left`;
  return `${suite ?? 'machine'} on ${platform}, ${pass > 1 ? `pass ${pass}` : phase}, ${Math.round(100 * fraction)} %${left}`;
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
