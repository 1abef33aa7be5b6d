import { KIND_NAMES } from '../cost/layer-kinds.js';
import { plainText } from '../errors/foreign-text.js';
import { formatBytes, formatInterval } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { tableOf } from '../reports/table-of.js';
import { expectPlatform, expectReport } from './expect-report.js';
import type { DoctorReport, LayerReport, PlatformReport } from './report-type.js';

const MILLION = 1e6;

/** Every layer in the order in which they run, each timed alone. */
export function layersTable(report: PlatformReport): Table {
  expectPlatform('layersTable', report);
  const { platform, layers } = report;
  return tableOf<LayerReport>(
    `Layers, each timed alone on ${platform}`,
    layers,
    [
      { label: 'layer', cell: ({ node }) => plainText(node) },
      { label: 'kind', cell: ({ kind }) => KIND_NAMES[kind] },
      { label: 'output', cell: ({ shape }) => shape.join('×') },
      // Not to be broken at its spaces, in a table as wide as this.
      { label: 'time', unit: 'ms', cell: ({ time }) => formatInterval(time).replaceAll(' ', '\u00A0') },
      { label: 'share', unit: '%', digits: 3, cell: ({ share }) => 100 * share },
      { label: 'MACs', unit: 'M', digits: 3, cell: ({ macs }) => macs / MILLION },
      { label: 'bytes', unit: 'MB', digits: 3, cell: ({ bytes }) => bytes / MILLION },
      { label: 'speed', unit: 'GFLOP/s', digits: 3, cell: ({ gflops }) => (gflops > 0 ? gflops : null) },
      {
        label: 'of the roofline',
        unit: '%',
        digits: 3,
        cell: ({ rooflineShare }) => (rooflineShare === undefined ? null : 100 * rooflineShare),
      },
    ],
    [
      'Shares are of the sum of all layers; equal layers are timed once. Of the roofline: predicted time over measured time. ' +
        'It exceeds 100 % where an algorithm multiplies less than is counted, or where data is still in a cache.',
    ],
  );
}

/** What is counted of the network, without a clock. */
export function countsTable(report: DoctorReport): Table {
  expectReport('countsTable', report);
  const { counts } = report;
  return {
    title: 'Counts',
    columns: [{ label: 'what' }, { label: 'count' }, { label: 'in short' }],
    rows: [
      ['multiply-accumulates', counts.macs, `${(counts.macs / MILLION).toPrecision(4)} M`],
      ['FLOPs, 2 for each multiply-accumulate', counts.flops, `${(counts.flops / MILLION).toPrecision(4)} M`],
      [
        'element operations beside them',
        counts.elementOps,
        `${(counts.elementOps / MILLION).toPrecision(4)} M`,
      ],
      ['parameters', counts.parameters, `${(counts.parameters / MILLION).toPrecision(4)} M`],
      ['bytes read and written', counts.bytesMoved, formatBytes(counts.bytesMoved)],
      ['peak activation memory, bytes', counts.peakBytes, formatBytes(counts.peakBytes)],
    ],
    notes: [],
  };
}
