import { codeSpan, escapeMarkdown } from '../errors/foreign-text.js';
import { MARKDOWN_MARK } from '../measure/results/own-marks.js';
import type { TimedRun } from '../measure/results/rows.js';
import { significant } from '../reports/format.js';
import { runTable } from '../reports/machine-table.js';
import { tableToMarkdown } from '../reports/markdown.js';
import { peerTables } from './tables.js';
import { processesOf } from './times.js';

/** `results/peers/README.md`: what a comparison found and how it was made, from its file alone. */
export function peersReadme(run: TimedRun): string {
  const { header, footer } = run;
  const sections = [
    '# Engines side by side',
    `Run ${codeSpan(header.run)} on ${escapeMarkdown(header.machine.cpu)}, ${footer.status}. ${MARKDOWN_MARK}; do not edit.`,
    footer.warnings.map(warning => `> ${escapeMarkdown(warning)}`).join('\n>\n'),
    `Every engine runs the same graphs with the same weights and input, batch 1, float32, in ${processesText(run)}. Before the clock starts, its output is compared with that of our reference. In every round, in a new random order, each engine takes one turn while all others are idle. What an engine does once, such as packing weights or converting feature maps to its own layout, is not timed; what it does at every call is. Our platforms run a graph after all passes (batch norms folded, activations fused); engines that take an ONNX file get it from the graph before the passes and have all optimisations of their own on.`,
    ...peerTables(run).map(tableToMarkdown),
    tableToMarkdown(runTable(header)),
    [
      `- load average after: ${significant(footer.loadAfter)}`,
      ...Object.entries(header.engines).map(
        ([name, version]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(version)}`,
      ),
    ].join('\n'),
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

/** The processes that an engine has. */
function processesText(run: TimedRun): string {
  const processes = processesOf(run.timed) ?? 1;
  return processes === 1 ? 'a process of its own' : `${processes} processes of its own, one after the other`;
}
