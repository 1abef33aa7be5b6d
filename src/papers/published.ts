/** A published table with its source, so that every number shown beside ours can be looked up. */
export interface Published {
  readonly paper: string;
  readonly arxiv?: string;
  /** For instance `Table 1`. */
  readonly place: string;
  readonly setup: string;
  readonly columns: readonly string[];
  readonly units: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Errata, version traps, what the paper leaves open. */
  readonly remarks: readonly string[];
}

/**
 * One printed number: the row whose first cell is `row`, in the column of that name.
 *
 * @throws {Error} where the table has no such row or column, or the cell is not a number
 */
export function publishedNumber(published: Published, row: string, column: string): number {
  const where = `${published.paper} ${published.place}`;
  const place = published.columns.indexOf(column);
  const found = published.rows.find(cells => String(cells[0]) === row);
  if (place < 0)
    throw new Error(`${where}: no column ${column}, expected one of ${published.columns.join(', ')}`);
  if (!found)
    throw new Error(
      `${where}: no row ${row}, expected one of ${published.rows.map(cells => cells[0]).join(', ')}`,
    );
  const value = found[place];
  if (typeof value !== 'number') throw new Error(`${where}: ${row}/${column} is ${value}, expected a number`);
  return value;
}
