import { formatCount, significant } from '../reports/format.js';
import { machineTable } from '../reports/machine-table.js';
import { escapeMarkdown, tableToMarkdown } from '../reports/markdown.js';
import type { PeerRun } from './rows.js';
import { peerTables } from './tables.js';

/** `results/peers/README.md`: what a comparison found and how it was made, from its file alone. */
export function peersReadme(run: PeerRun): string {
  const { header, rows, footer } = run;
  const { settings } = header;
  const versions = new Map(rows.flatMap(row => (row.version ? [[row.engine, row.version]] : [])));
  const sections = [
    '# Engines side by side',
    `Run \`${header.run}\` on ${escapeMarkdown(header.machine.cpu)}, ${footer.status}. Made from the result files by \`npm run bench:peers -- --report\`; do not edit.`,
    footer.warnings.map(warning => `> ${escapeMarkdown(warning)}`).join('\n>\n'),
    'Each engine runs the same graphs with the same weights and input, batch 1, float32, in a process of its own. Before the clock its output is compared with that of our reference. In every round, in a new random order, each engine takes one turn while all others rest. What an engine does once, such as packing weights or bringing feature maps into its own layout, is not timed; what it does at every call is. Our platforms run a graph after all passes (batch norms folded, activations fused); engines that take an ONNX file get it from the graph before them and have all optimisations of their own on.',
    ...peerTables(run).map(tableToMarkdown),
    tableToMarkdown(machineTable(header.machine)),
    [
      `- started ${header.startedAt}, commit \`${header.commit}\`, seed ${header.seed}`,
      `- load average ${significant(header.loadBefore)} before, ${significant(footer.loadAfter)} after`,
      `- ${formatCount(settings.rounds)} rounds, in each at least ${settings.minRoundMs} ms and ${settings.minIterations} inferences of each engine`,
      `- warm-up of ${settings.minWarmupMs} to ${settings.maxWarmupMs} ms, until the running median is flat`,
      ...[...versions].map(([engine, version]) => `- ${engine}: ${escapeMarkdown(version)}`),
    ].join('\n'),
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}
