import type { Interval } from '../measure/judging/statistics.js';
import { formatInterval } from './format.js';
import type { Column, Table } from './table.js';

/** A column with what it shows of each item. */
export interface ItemColumn<T> extends Column {
  readonly cell: (item: T) => string | number | null;
}

/** A table with a row for each item. */
export function tableOf<T>(
  title: string,
  items: readonly T[],
  columns: readonly ItemColumn<T>[],
  notes: readonly string[] = [],
): Table {
  return {
    title,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: items.map(item => columns.map(({ cell }) => cell(item))),
    notes,
  };
}

/** A column for each platform: an interval for each item, – where it was not measured. */
export function platformColumns<T, S extends { readonly platform: string }>(
  measured: readonly S[],
  label: string,
  interval: (suite: S, item: T) => Interval | undefined,
): readonly ItemColumn<T>[] {
  return measured.map(suite => ({
    label: `${suite.platform}: ${label}`,
    cell: item => formatInterval(interval(suite, item)),
  }));
}
