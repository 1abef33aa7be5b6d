import { ELEMENT_BYTES, type TracedTensor } from '../../cost/cache/trace.js';

/** A tensor's place in a picture of the memory: so many rows, each so many bytes of it. */
export interface Band {
  readonly name: string;
  /** The first of its rows, counted from the top. */
  readonly top: number;
  readonly rows: number;
  /** A multiple of the line length, so that no line is in two rows. */
  readonly rowBytes: number;
  /** Size of the tensor, the largest of those that share the band. */
  readonly bytes: number;
}

/** Room for a name beside the band. */
const FEWEST_ROWS = 7;

/**
 * Divides the rows of a picture among tensors, those of the same name in one band. Heights follow the square root of
 * the sizes: in proportion to the sizes, weights of a hundredth of an image could not be seen.
 *
 * A tensor that is smaller than another of its name leaves rows of the band empty.
 *
 * @param tensors    of all traces whose pictures are to be compared, in their order in memory
 * @param rows       of the picture, at least 7 a band; up to one a band more, or fewer, are used
 * @param lineBytes  length of a cache line
 * @throws {RangeError} where there are too few rows for the names
 */
export function bandsOf(
  tensors: readonly TracedTensor[],
  { rows, lineBytes }: { readonly rows: number; readonly lineBytes: number },
): readonly Band[] {
  const largest = new Map<string, number>();
  for (const { name, elements } of tensors) {
    largest.set(name, Math.max(largest.get(name) ?? 0, elements * ELEMENT_BYTES));
  }
  const roots = [...largest.values()].reduce((sum, bytes) => sum + Math.sqrt(bytes), 0);
  const spare = rows - FEWEST_ROWS * largest.size;
  if (spare < 0) {
    throw new RangeError(
      `bands: ${largest.size} tensors in ${rows} rows, expected at least ${FEWEST_ROWS} rows a tensor`,
    );
  }
  let top = 0;
  return [...largest].map(([name, bytes]) => {
    const wanted = FEWEST_ROWS + (spare * Math.sqrt(bytes)) / roots;
    const rowBytes = lineBytes * Math.ceil(bytes / lineBytes / wanted);
    const band = { name, top, rows: Math.ceil(bytes / rowBytes), rowBytes, bytes };
    top += band.rows;
    return band;
  });
}

/** Rows of all bands together. */
export function rowsOf(bands: readonly Band[]): number {
  return bands.reduce((rows, band) => rows + band.rows, 0);
}
