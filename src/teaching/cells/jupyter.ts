import { createRequire } from 'node:module';

/** One output in several forms; a viewer picks the richest one it supports. */
export interface MimeBundle {
  /** For terminals and for readers of the file. */
  readonly 'text/plain': string;
  readonly [mimeType: string]: unknown;
}

/** Part of tslab's module `jupyter.js`: its own `display` can send only one form per output. */
interface TslabJupyter {
  readonly lastWriteDisplayData:
    | ((
        message: { data: MimeBundle; metadata: object; transient: { display_id?: string } },
        update: boolean,
      ) => void)
    | null;
}

/** The display of the running notebook kernel; undefined outside a notebook. */
function kernelDisplay(): TslabJupyter['lastWriteDisplayData'] | undefined {
  const { cache } = createRequire(import.meta.url);
  const module = Object.values(cache).find(loaded =>
    /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(loaded?.filename ?? ''),
  );
  return (module?.exports as TslabJupyter | undefined)?.lastWriteDisplayData;
}

/** Shows a bundle under the running cell, or its plain text on stdout if no notebook kernel is running. */
export function display(data: MimeBundle): void {
  const write = kernelDisplay();
  if (write) write({ data, metadata: {}, transient: {} }, false);
  else console.log(data['text/plain']);
}

let displays = 0;

/**
 * Opens an output that later calls of the returned function replace in place. Outside a notebook kernel, nothing is
 * shown: a terminal has its own progress bar.
 */
export function liveDisplay(first: MimeBundle): (next: MimeBundle) => void {
  const write = kernelDisplay();
  if (!write) return () => {};
  displays += 1;
  const transient = { display_id: `beyond-flops-${process.pid}-${displays}` };
  write({ data: first, metadata: {}, transient }, false);
  return next => write({ data: next, metadata: {}, transient }, true);
}
