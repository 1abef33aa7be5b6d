/**
 * Adds one row of taps to a row of sums.
 *
 *   sums[q] += Σ_j image[row + q·stride + j·dilation] · w[first + j]
 */
export type AddRow = (
  sums: Float64Array,
  image: Float64Array,
  row: number,
  stride: number,
  dilation: number,
  w: Float32Array,
  first: number,
) => void;

/** The loop for a window of S columns: unrolled for 3 and 5, taps in local variables. */
export function addRowOf(S: number): AddRow {
  if (S === 3) return addRow3;
  if (S === 5) return addRow5;
  return (sums, image, row, stride, dilation, w, first) => {
    for (let j = 0; j < S; j++) addTap(sums, image, row + j * dilation, stride, w[first + j]);
  };
}

const addRow3: AddRow = (sums, image, row, stride, dilation, w, first) => {
  const w0 = w[first];
  const w1 = w[first + 1];
  const w2 = w[first + 2];
  for (let q = 0, i = row; q < sums.length; q++, i += stride) {
    sums[q] += image[i] * w0 + image[i + dilation] * w1 + image[i + 2 * dilation] * w2;
  }
};

const addRow5: AddRow = (sums, image, row, stride, dilation, w, first) => {
  const w0 = w[first];
  const w1 = w[first + 1];
  const w2 = w[first + 2];
  const w3 = w[first + 3];
  const w4 = w[first + 4];
  for (let q = 0, i = row; q < sums.length; q++, i += stride) {
    sums[q] +=
      image[i] * w0 +
      image[i + dilation] * w1 +
      image[i + 2 * dilation] * w2 +
      image[i + 3 * dilation] * w3 +
      image[i + 4 * dilation] * w4;
  }
};

function addTap(sums: Float64Array, image: Float64Array, row: number, stride: number, factor: number): void {
  for (let q = 0, i = row; q < sums.length; q++, i += stride) sums[q] += image[i] * factor;
}
