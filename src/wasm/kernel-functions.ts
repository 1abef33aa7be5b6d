/** A byte address in `wasmMemory`; arrays are float32 unless it says otherwise. */
export type Address = number;

/**
 * Kernels whose units of work threads can share. Their types have the first parameters; the compiled functions take two
 * more, `begin` and `end`, and run units begin … end − 1.
 *
 * Shapes are row-major, with the letters of the ops: C channels in, K filters, H×W pixels in, P×Q out, G groups; a
 * plane is one channel of one image. `activation` is a code of assembly/activation-codes.ts. The functions in assembly/
 * say in detail what each argument holds.
 */
export interface RangeKernels {
  /** out[i] = f(a[i] + b[i]); unit: a value. */
  add(out: Address, a: Address, b: Address, activation: number): void;
  /** out[r, i] = f(a_r[i·aStep], b_r[i·bStep]); offsets (int32 bytes) of a_r and b_r for each row; unit: a row. */
  binaryRows(
    out: Address,
    a: Address,
    b: Address,
    offsets: Address,
    code: number,
    aStep: number,
    bStep: number,
    length: number,
  ): void;
  /** out[i] = f(a[i·aStep], b[i·bStep]); `code` of f is one of assembly/binary-codes.ts; unit: a value. */
  binaryValues(out: Address, a: Address, b: Address, code: number, aStep: number, bStep: number): void;
  /**
   * Convolution of one image with windows at `taps` (int32 bytes) of each pixel; unit: 4 output rows of a group's
   * filters.
   */
  convolveRows(
    out: Address,
    image: Address,
    taps: Address,
    weights: Address,
    start: Address,
    filters: number,
    depth: number,
    P: number,
    Q: number,
    groupBytes: number,
    rowBytes: number,
    activation: number,
  ): void;
  /**
   * out[Σ i·to] = x[Σ i·from] over places i of all axes; `axes`, int32 [2 + outer, 3], has length and distances in bytes
   * of columns, rows, outer axes; unit: 32 rows for one place of the outer axes.
   */
  copyStrided(out: Address, x: Address, axes: Address, outer: number): void;
  /** out[n, k] = f(start[k] + Σ_c w[k, c] · x[n, c]), w [units, features]; unit: a row of w. */
  dense(
    out: Address,
    x: Address,
    w: Address,
    start: Address,
    images: number,
    units: number,
    features: number,
    activation: number,
  ): void;
  /** out[i] = (x[i] − zeros[p]) · scales[p], p = r mod places for values r·length … of `total`; unit: a row r. */
  dequantizeRows(
    out: Address,
    x: Address,
    scales: Address,
    zeros: Address,
    places: number,
    length: number,
    total: number,
  ): void;
  /** out[i] = min(max(x[i] + 3, 0), 6) / 6; unit: a value. */
  hardSigmoid(out: Address, x: Address): void;
  /** out[i] = x[i] · min(max(x[i] + 3, 0), 6) / 6; unit: a value. */
  hSwish(out: Address, x: Address): void;
  /** out[plane, i] = γ[c] · normal + β[c], each plane with mean 0 and variance 1, c = plane mod channels; unit: a plane. */
  instanceNorm(
    out: Address,
    x: Address,
    gamma: Address,
    beta: Address,
    channels: number,
    pixels: number,
    epsilon: number,
  ): void;
  /** out[r, i] = γ[i] · normal + β[i], each row with mean 0 and variance 1; unit: a row. */
  layerNorm(out: Address, x: Address, gamma: Address, beta: Address, length: number, epsilon: number): void;
  /** out[plane] = mean of x[plane, pixels]; unit: a plane. */
  means(out: Address, x: Address, pixels: number): void;
  /** out[plane, i] = x[plane, i] · factors[plane]; unit: a plane. */
  multiplyPlanes(out: Address, x: Address, factors: Address, pixels: number): void;
  /** out[row, i] = x[row, i] · factors[i], rows of `length` values; unit: a row. */
  multiplyRows(out: Address, x: Address, factors: Address, length: number): void;
  /** out[i] = a[i] · b[i]; unit: a value. */
  multiplyValues(out: Address, a: Address, b: Address): void;
  /** Packs a left matrix [rows, depth] in panels of at most 5 rows; unit: one of `slabs` parts of the panels. */
  packRows(to: Address, from: Address, rows: number, depth: number, slabs: number): void;
  /** Copies channels [H, W] into a frame of `fill`, as [rows, phases, phaseWidth]; unit: a channel. */
  padImage(
    to: Address,
    from: Address,
    H: number,
    W: number,
    top: number,
    left: number,
    rows: number,
    phases: number,
    phaseWidth: number,
    fill: number,
  ): void;
  /** out[plane, i] = x[plane, i] where positive, otherwise slopes[plane mod channels] · x[plane, i]; unit: a plane. */
  prelu(out: Address, x: Address, slopes: Address, channels: number, pixels: number): void;
  /** `steps` multiply-adds x ← factor · x + rest in registers; sums[unit] is the sum of the lanes. */
  probeCompute(sums: Address, steps: number, factor: number, rest: number): void;
  /** Reads `count` values `passes` times; sums[slice] (float64) is the sum of what was read; unit: a slice. */
  probeRead(sums: Address, from: Address, count: number, passes: number, slices: number): void;
  /** out[o, p] = f(x[o, 0 … length − 1, p]); unit: 16 columns p of one o. */
  reduceColumns(out: Address, x: Address, code: number, length: number, inner: number): void;
  /** out[r] = f(x[r, 0 … length − 1]); `code` of f is one of assembly/reduction-codes.ts; unit: a row. */
  reduceRows(out: Address, x: Address, code: number, length: number): void;
  /** out[i] = min(max(round(x[i] / scale) + zero, least), most); rows as for `dequantizeRows`; unit: a row. */
  quantizeRows(
    out: Address,
    x: Address,
    scales: Address,
    zeros: Address,
    places: number,
    length: number,
    total: number,
    least: number,
    most: number,
  ): void;
  /** out[i] = max(x[i], 0); unit: a value. */
  relu(out: Address, x: Address): void;
  /** out[i] = min(max(x[i], 0), 6); unit: a value. */
  relu6(out: Address, x: Address): void;
  /** out[plane, p] = x[plane, p] / (bias + factor · Σ x²)^exponent, over neighbouring planes; unit: a plane. */
  responseNorm(
    out: Address,
    x: Address,
    channels: number,
    pixels: number,
    before: number,
    after: number,
    factor: number,
    exponent: number,
    bias: number,
  ): void;
  /** out[plane, i] = scale[c] · x[plane, i] + shift[c], c = plane mod channels; unit: a plane. */
  scaleShift(
    out: Address,
    x: Address,
    scale: Address,
    shift: Address,
    channels: number,
    pixels: number,
  ): void;
  /**
   * out[k, h·rowStride + i·rowDilation − top, …] = start[k] + Σ products[k, i, j, h, w], the columns likewise; unit: a
   * plane of out.
   */
  scatterTaps(
    out: Address,
    products: Address,
    start: Address,
    R: number,
    S: number,
    H: number,
    W: number,
    P: number,
    Q: number,
    rowStride: number,
    columnStride: number,
    rowDilation: number,
    columnDilation: number,
    top: number,
    left: number,
  ): void;
  /** out[n, c·G + g, i] = x[n, g·C/G + c, i]; unit: the G channels of one c and one image. */
  shuffleChannels(out: Address, x: Address, groups: number, perGroup: number, pixels: number): void;
  /** out[i] = 1 / (1 + e^−x[i]); unit: a value. */
  sigmoid(out: Address, x: Address): void;
  /** Softmax of rows of `length` values; unit: a row. */
  softmax(out: Address, x: Address, length: number): void;
  /** Softmax along the middle axis of [outer, length, inner]; unit: 4 columns of one outer place. */
  softmaxColumns(out: Address, x: Address, length: number, inner: number): void;
  /** out[i] = x[i] / (1 + e^−x[i]); unit: a value. */
  swish(out: Address, x: Address): void;
  /** out[i] = f(x[i]; alpha, beta); `code` of f is one of assembly/unary-codes.ts; unit: a value. */
  unary(out: Address, x: Address, code: number, alpha: number, beta: number): void;
  /** out[plane, y, q] = x[plane, rows[y], columns[q]], given as byte offsets (int32); unit: a plane. */
  upsample(
    out: Address,
    x: Address,
    rows: Address,
    columns: Address,
    pixels: number,
    P: number,
    Q: number,
  ): void;
  /** Bᵀ d B of `count` tiles of each channel, as 16 packed matrices [depth, count]; unit: a channel. */
  winogradTiles(
    to: Address,
    image: Address,
    origins: Address,
    depth: number,
    channelBytes: number,
    rowBytes: number,
    count: number,
  ): void;
}

/** Kernels that also need scratch: the compiled functions take its address after `begin` and `end`. */
export interface ScratchKernels {
  /**
   * Convolution of one image by windows at `origins` and `taps` (int32 bytes); unit: filters of a group for 32 pixels.
   */
  convolve(
    out: Address,
    image: Address,
    origins: Address,
    taps: Address,
    weights: Address,
    start: Address,
    rows: number,
    depth: number,
    pixels: number,
    groupBytes: number,
    activation: number,
    slabs: number,
  ): void;
  /**
   * Depthwise convolution with `count` taps (int32 bytes) of planes [H, W] into planes [P, Q], `each` filters for a
   * channel; unit: a plane of the output.
   */
  depthwise(
    out: Address,
    x: Address,
    taps: Address,
    count: number,
    w: Address,
    start: Address,
    filters: number,
    each: number,
    H: number,
    W: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
    rows: number,
    phases: number,
    phaseWidth: number,
    rowBytes: number,
    P: number,
    Q: number,
    strides: number,
    activation: number,
  ): void;
  /** Largest value of each window; arguments as for `depthwise`; unit: a plane. */
  maxPool(
    out: Address,
    x: Address,
    taps: Address,
    count: number,
    H: number,
    W: number,
    top: number,
    left: number,
    rows: number,
    phases: number,
    phaseWidth: number,
    rowBytes: number,
    P: number,
    Q: number,
  ): void;
  /** out[n, g·K/G + k, p] = f(start + Σ_c w[g, k, c] · x[n, g·C/G + c, p]); unit: filters of a group for 32 pixels. */
  multiplyChannels(
    out: Address,
    x: Address,
    weights: Address,
    start: Address,
    groups: number,
    rows: number,
    depth: number,
    pixels: number,
    accumulate: number,
    activation: number,
    slabs: number,
  ): void;
  /**
   * out[plane, y, q] = Σ rowWeights[y, i] · columnWeights[j, q] · x[plane, rows[y, i], columns[j, q]] (int32; columns are
   * byte offsets); unit: a plane.
   */
  resize(
    out: Address,
    x: Address,
    rows: Address,
    rowWeights: Address,
    columns: Address,
    columnWeights: Address,
    taps: number,
    H: number,
    W: number,
    P: number,
    Q: number,
  ): void;
  /** Sum of each window; arguments as for `depthwise`; unit: a plane. */
  sumPool(
    out: Address,
    x: Address,
    taps: Address,
    count: number,
    H: number,
    W: number,
    top: number,
    left: number,
    rows: number,
    phases: number,
    phaseWidth: number,
    rowBytes: number,
    P: number,
    Q: number,
  ): void;
  /** The output of a block of rows of tiles from `winogradTiles`; unit: one of `slabs` parts of the filters. */
  winogradProducts(
    out: Address,
    tiles: Address,
    weights: Address,
    start: Address,
    rows: number,
    depth: number,
    pixels: number,
    height: number,
    Q: number,
    count: number,
    activation: number,
    slabs: number,
  ): void;
}

/** Kernels that are always called as a whole, on one thread. */
export interface WholeKernels {
  /** to[i] = from[i] for `count` values that do not overlap. */
  copyValues(to: Address, from: Address, count: number): void;
}

/** Kernels that `WasmKernels.plan` makes ready. */
export interface PlannedKernels extends RangeKernels, ScratchKernels {}

/** What the compiled module exports. */
export type KernelFunctions = {
  readonly [K in keyof RangeKernels]: (
    ...all: [...Parameters<RangeKernels[K]>, begin: number, end: number]
  ) => void;
} & {
  readonly [K in keyof ScratchKernels]: (
    ...all: [...Parameters<ScratchKernels[K]>, begin: number, end: number, scratch: Address]
  ) => void;
} & Readonly<WholeKernels>;

export type KernelName = keyof KernelFunctions;
