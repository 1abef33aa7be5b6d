import type { DisplayOutput, Output } from './notebook.js';
import type { Message } from './wire.js';

/** Collects what a kernel publishes while its cells run, as the outputs stored in a notebook file. */
export class OutputCollector {
  /** Outputs that a later message replaces, by their display id; they may belong to an earlier cell. */
  readonly #displays = new Map<string, DisplayOutput>();

  /** Adds a message to the outputs of the cell that is running. */
  add(outputs: Output[], { header, content }: Message): void {
    switch (header.msg_type) {
      case 'stream': {
        const { name, text } = content as { name: 'stdout' | 'stderr'; text: string };
        const last = outputs.at(-1);
        if (last?.output_type === 'stream' && last.name === name) last.text += text;
        else outputs.push({ output_type: 'stream', name, text });
        return;
      }
      case 'display_data': {
        const output = displayOf(content);
        outputs.push(output);
        const id = displayId(content);
        if (id !== undefined) this.#displays.set(id, output);
        return;
      }
      case 'update_display_data': {
        const shown = this.#displays.get(displayId(content) ?? '');
        if (shown) Object.assign(shown, displayOf(content));
        return;
      }
      case 'error': {
        const { ename, evalue, traceback } = content as {
          ename: string;
          evalue: string;
          traceback: string[];
        };
        outputs.push({ output_type: 'error', ename, evalue, traceback });
      }
    }
  }
}

function displayOf(content: Message['content']): DisplayOutput {
  const { data, metadata } = content as Pick<DisplayOutput, 'data' | 'metadata'>;
  return { output_type: 'display_data', data, metadata };
}

function displayId(content: Message['content']): string | undefined {
  return (content.transient as { display_id?: string } | undefined)?.display_id;
}
