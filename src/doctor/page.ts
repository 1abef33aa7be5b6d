import { KIND_NAMES, KINDS } from '../cost/layer-kinds.js';
import { withPlainTexts } from '../errors/foreign-text.js';
import { scaled } from '../measure/judging/statistics.js';
import { formatBytes, formatInterval, formatPlural, formatShare, significant } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { drawnBarTable } from './bar-figure.js';
import type { DoctorReport, Finding, LayerReport, PlatformReport } from './report-type.js';

/** One page for the terminal: what it is; where the time goes; why, and what to change. */
export interface Page {
  readonly heading: readonly string[];
  /** With the labels of columns that may be left out for want of room. */
  readonly tables: readonly { readonly table: Table; readonly dispensable: readonly string[] }[];
}

/** Layers that are shown: those that take most of the time. */
const LAYERS = 6;
/** Characters of the name of a node that are shown. */
const LONGEST_NAME = 28;
/** Findings that save nothing, or of which it can't be told, that are shown beside those that save. */
const OTHERS = 5;

/** The page of a report. Texts of files are made plain. */
export function pageOf(given: DoctorReport): Page {
  const report = withPlainTexts(given);
  return {
    heading: headingOf(report),
    tables: [
      ...report.platforms.flatMap(platform => [
        { table: kindTable(platform), dispensable: ['roofline / time'] },
        { table: drawnBarTable(platform), dispensable: ['drawn'] },
        { table: layerTable(platform), dispensable: ['output', 'kind', 'roofline / time'] },
      ]),
      { table: findingTable(report), dispensable: ['where'] },
    ].filter(({ table }) => table.rows.length > 0),
  };
}

function headingOf({
  network,
  counts,
  conventions,
  platforms,
  machine,
  settings,
  warnings,
}: DoctorReport): string[] {
  const inputs = network.inputs.map(({ name, shape }) => `${name} ${shape.join('×')}`).join(', ');
  const millions = (count: number) => `${significant(count / 1e6)} M`;
  return [
    `${network.name}: ${inputs}`,
    `${millions(counts.macs)} multiply-accumulates, ${millions(counts.parameters)} parameters, ` +
      `${formatBytes(counts.bytesMoved)} moved, ${formatBytes(counts.peakBytes)} of activations at the peak`,
    `other counters would print: ${conventions.map(({ tool, value }) => `${tool} ${millions(value)}`).join(', ')}`,
    ...platforms.map(platform => {
      const { whole, ceilings } = platform;
      const speed = `${significant((2 * counts.macs) / whole.estimate / 1e6)} GFLOP/s`;
      const peak = ceilings ? ` of ${significant(ceilings.gflops)}` : '';
      return `${platform.platform}: ${formatInterval(whole)} ms, ${speed}${peak}`;
    }),
    `${machine.cpu}, Node ${machine.node}, ${formatPlural(settings.rounds, 'round')}, seed ${settings.seed}`,
    ...network.notes.map(note => `Note: ${note}`),
    ...network.unknown.map(({ node, op, reason }) => `Left out: ${node} (${op}): ${reason}`),
    ...warnings.map(warning => `Warning: ${warning}`),
  ];
}

/** Where the time goes, by what layers are for. */
function kindTable({ platform, layers, whole }: PlatformReport): Table {
  const rows = KINDS.flatMap(kind => {
    const of = layers.filter(layer => layer.kind === kind);
    if (of.length === 0) return [];
    const ms = sum(of, ({ time }) => time.estimate);
    const macs = sum(of, layer => layer.macs);
    const predicted = sum(of, layer => layer.predictedMs ?? Number.NaN);
    return [
      [
        KIND_NAMES[kind],
        of.length,
        ms,
        formatShare(sum(of, ({ share }) => share)),
        macs / 1e6,
        macs > 0 ? (2 * macs) / ms / 1e6 : null,
        Number.isNaN(predicted) ? null : formatShare(predicted / ms),
      ],
    ];
  });
  const total = sum(layers, ({ time }) => time.estimate);
  return {
    title: `Where the time goes on ${platform}`,
    columns: [
      { label: 'kind' },
      { label: 'layers' },
      { label: 'time', unit: 'ms', digits: 3 },
      { label: 'share' },
      { label: 'MACs', unit: 'M', digits: 3 },
      { label: 'speed', unit: 'GFLOP/s', digits: 3 },
      { label: 'roofline / time' },
    ],
    rows,
    notes: [
      `Layers timed alone add up to ${significant(total)} ms; the whole network takes ${formatInterval(whole)} ms.`,
    ],
  };
}

/** The layers that take most of the time. */
function layerTable({ platform, layers }: PlatformReport): Table {
  const longest = [...layers].sort((a, b) => b.time.estimate - a.time.estimate).slice(0, LAYERS);
  return {
    title: `The ${longest.length} longest of ${formatPlural(layers.length, 'layer')} on ${platform}`,
    columns: [
      { label: 'layer' },
      { label: 'kind' },
      { label: 'output' },
      { label: 'time', unit: 'ms' },
      { label: 'share' },
      { label: 'speed', unit: 'GFLOP/s', digits: 3 },
      { label: 'roofline / time' },
    ],
    rows: longest.map((layer: LayerReport) => [
      shortName(layer.node),
      KIND_NAMES[layer.kind],
      layer.shape.join('×'),
      formatInterval(layer.time),
      formatShare(layer.share),
      layer.macs > 0 ? layer.gflops : null,
      layer.rooflineShare === undefined ? null : formatShare(layer.rooflineShare),
    ]),
    notes: [],
  };
}

/** Why, and what to change. */
function findingTable({ findings, platforms }: DoctorReport): Table {
  const saving = findings.filter(({ verdict }) => verdict === 'saves');
  const others = findings.filter(({ verdict }) => verdict !== 'saves');
  const shown = [...saving, ...others.slice(0, OTHERS)];
  const left = findings.length - shown.length;
  const nothing = saving.length === 0 ? ['No change that was tested saves time for sure.'] : [];
  return {
    title: 'Why, and what to change',
    columns: [
      { label: 'finding' },
      { label: 'where' },
      { label: 'saves', unit: '% of the time' },
      { label: 'verdict' },
      { label: 'function' },
      { label: 'what to change' },
    ],
    rows: shown.map(finding => [
      platforms.length > 1 ? `${finding.platform}: ${finding.title}` : finding.title,
      whereOf(finding),
      formatInterval(scaled(finding.share, 100)),
      finding.verdict,
      finding.kind === 'same function' ? 'same' : 'retrain',
      adviceOf(finding),
    ]),
    notes: [
      ...nothing,
      'Each change was measured alone, against the network as it is. Savings do not add up where changes touch the same layers.',
      ...(left > 0
        ? [
            `${formatPlural(left, 'more change')} without a sure saving: --json has them all, with the evidence.`,
          ]
        : []),
    ],
  };
}

function adviceOf({ advice, savedBytes }: Finding): string {
  return savedBytes ? `${advice} It saves ${formatBytes(savedBytes)} of memory.` : advice;
}

function whereOf({ nodes }: Finding): string {
  if (nodes.length === 0) return 'everywhere';
  const [first, ...more] = nodes;
  return more.length === 0 ? shortName(first) : `${shortName(first)} and ${more.length} more`;
}

/** Exporters name a node after all modules around it; the end of the name tells the most. */
function shortName(name: string): string {
  return name.length > LONGEST_NAME ? `…${name.slice(1 - LONGEST_NAME)}` : name;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
