/** What came from the kernel and what happened on the page while a notebook ran; times in ms since the page's start. */
export interface Recording {
  readonly messages: { readonly type: string; readonly request: string; readonly ms: number }[];
  /** How many progress bars have been put on the page. */
  bars: number;
  /** When the first figure had a mark. */
  firstFigureMs: number | null;
}

/** The parts of a kernel's message that are looked at. */
export interface KernelMessage {
  readonly header: { readonly msg_type: string };
  readonly parent_header: { readonly msg_id?: string };
  readonly content: Record<string, unknown>;
}

/** Begins to record. Runs in the browser, so it uses nothing from outside of it. */
export function record(connect: (listener: (sender: unknown, message: KernelMessage) => void) => void): void {
  const recording: Recording = { messages: [], bars: 0, firstFigureMs: null };
  Object.assign(window, { recording });
  connect((_, { header, parent_header, content }) => {
    const type =
      header.msg_type === 'status'
        ? String((content as { execution_state: string }).execution_state)
        : header.msg_type;
    recording.messages.push({ type, request: parent_header.msg_id ?? '', ms: performance.now() });
  });
  new MutationObserver(changes => {
    for (const node of changes.flatMap(change => [...change.addedNodes])) {
      if (!(node instanceof Element)) continue;
      recording.bars += node.querySelectorAll('progress').length + (node.matches('progress') ? 1 : 0);
    }
    if (
      recording.firstFigureMs === null &&
      document.querySelector('.js-plotly-plot .overplot path, .js-plotly-plot .overplot image')
    ) {
      recording.firstFigureMs = performance.now();
    }
  }).observe(document.body, { childList: true, subtree: true });
}

/** Message types after which the page looks different. */
const VISIBLE = ['stream', 'display_data', 'update_display_data', 'execute_result', 'error'];

/**
 * The longest time, ms, that a cell ran and nothing new was shown: from the cell's start, or the output before, to the
 * next output or the cell's end.
 */
export function longestSilence({ messages }: Recording): number {
  let longest = 0;
  for (const start of messages.filter(({ type }) => type === 'execute_input')) {
    const own = messages.filter(({ request }) => request === start.request);
    let last = start.ms;
    for (const { type, ms } of own) {
      if (!VISIBLE.includes(type) && type !== 'idle') continue;
      longest = Math.max(longest, ms - last);
      last = ms;
    }
  }
  return longest;
}
