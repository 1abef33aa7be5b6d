import type { Interval } from '../measure/judging/statistics.js';
import type { Column, Table } from './table.js';

/** What a cell shows where a number was not published or not measured. */
export const MISSING = '–';

/**
 * A number with so many significant digits, digits grouped by commas: 12345.6 → `12,300` (3 digits), 1 → `1.00`.
 * Powers of ten are used below 10⁻⁴ and from 10¹² on.
 */
export function significant(value: number, digits: number = 3): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e12) return value.toExponential(digits - 1);
  const rounded = Number(value.toPrecision(digits));
  const whole = Math.floor(Math.log10(Math.abs(rounded))) + 1;
  return group(rounded.toFixed(Math.max(0, digits - whole)));
}

/** An integer whole, digits grouped: 12845056 → `12,845,056`; other numbers with 4 significant digits. */
export function formatCount(value: number): string {
  return Number.isSafeInteger(value) ? group(String(value)) : significant(value, 4);
}

/** A cell of a table by its column: – for null, significant digits where the column asks for them. */
export function formatCell(value: string | number | null, column: Column): string {
  if (value === null) return MISSING;
  if (typeof value === 'string') return value;
  return column.digits === undefined ? formatCount(value) : significant(value, column.digits);
}

/** A column's heading with its unit: `time, ms`. */
export function formatHeading(column: Column): string {
  return column.unit ? `${column.label}, ${column.unit}` : column.label;
}

/** Whether a column's cells line up on the right: it has numbers, and no text. */
export function isNumeric(table: Table, column: number): boolean {
  const cells = table.rows.map(row => row[column]).filter(cell => cell !== null);
  return cells.length > 0 && cells.every(cell => typeof cell === 'number');
}

/** Seconds as a person waits for them: `4 s`, `2 min 05 s`. */
export function formatWait(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const rest = whole % 60;
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(rest).padStart(2, '0')} s`;
}

/** Bytes in binary units: `512 B`, `32 KiB`, `1.50 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 2 ** (10 * step);
  return `${Number.isInteger(value) ? group(String(value)) : significant(value)} ${units[step]}`;
}

/** An estimate with its interval: `1.32 [1.28, 1.37]`; – where there is none. */
export function formatInterval(interval: Interval | undefined, digits: number = 3): string {
  if (!interval) return MISSING;
  const [estimate, low, high] = [interval.estimate, interval.low, interval.high].map(bound =>
    significant(bound, digits),
  );
  return `${estimate} [${low}, ${high}]`;
}

/** A share of 1 in per cent: 0.0123 → `1.23 %`. */
export function formatShare(share: number): string {
  return `${significant(100 * share)} %`;
}

/** `1 case`, `2 cases`. */
export function formatPlural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Commas between groups of three digits, in the integer part only. */
function group(decimal: string): string {
  const [whole, fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
