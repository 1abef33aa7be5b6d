/**
 * What notebooks and users of the library call. Notebooks are checked by an older TypeScript (5.0): every type
 * that a signature here can reach is exported here too, and the notebook tests compile this interface with it.
 */

export { type CacheLevel, machineHierarchy, TEACHING_CACHE } from './cost/cache/cache.js';
export {
  type CacheCounts,
  type LevelCounts,
  type SimulationOptions,
  simulate,
} from './cost/cache/simulate.js';
export type { ThreeC } from './cost/cache/three-c.js';
export type { AccessSink, Trace, TracedTensor } from './cost/cache/trace.js';
export { bottleneckTrace } from './cost/cache/traces/bottleneck.js';
export { blockedMatmulTrace, type MatmulShape, matmulTrace } from './cost/cache/traces/matmul.js';
export {
  type MatmulTiles,
  packedMatmulTrace,
  rowByRowMatmulTrace,
  tiledMatmulTrace,
} from './cost/cache/traces/matmul-tiles.js';
export { type Counts, countGraph, countNode } from './cost/counts.js';
export type { ElementOps } from './cost/element-ops.js';
export { type NetworkCost, networkCost } from './cost/network-cost.js';
export { type PassRow, passTable } from './cost/pass-table.js';
export {
  chainBoundBytes,
  type InternalBytes,
  type MemoryOptions,
  type MemoryUse,
  type MinimumMemory,
  memoryOfOrder,
  minimumMemory,
  naiveBytes,
} from './cost/peak-memory.js';
export { type Explanation, explain } from './cost/predictors.js';
export { predictNs, type Roofline, roofline } from './cost/roofline.js';
export {
  groupedMemoryAccessCost,
  memoryAccessLowerBound,
  type PointwiseShape,
  pointwiseMacs,
  pointwiseMemoryAccessCost,
} from './cost/shufflenet-bounds.js';
export { tSplitElements } from './cost/t-split.js';
export { check, showScore } from './course/check.js';
export { type Prediction, predictOrder, predictRatios } from './course/predict.js';
export { type RevealOptions, reveal } from './course/reveal.js';
export { type ErrorPrediction, predictErrors, revealErrors } from './course/spiral-errors.js';
export { fullConvolutions } from './depthwise-separable/full-convolutions.js';
export { separableSavingsFigure } from './depthwise-separable/savings-figure.js';
export { memoryAccessBoundFigure } from './equal-flops/bound-figure.js';
export { groupCostFigure } from './equal-flops/group-figure.js';
export type { Arm, Claim, Experiment, Suite } from './experiment.js';
export { experimentIds, loadExperiment, loadExperiments } from './experiments.js';
export { GraphBuilder, type NodeOptions } from './graph/builder.js';
export { bindGraph, type Executable, type Runnable, type Step } from './graph/executor.js';
export { type Graph, type GraphNode, type InputNode, type OpNode, opNodes } from './graph/graph.js';
export { optimize, type Pass, passes } from './graph/passes/index.js';
export { type BootstrapOptions, bootstrapMedian, type Interval, scaled } from './judging/statistics.js';
export type { Judgement, Quantity, Verdict } from './judging/verdict.js';
export type { BoundKernel, Layer, Op, OpName, OpParameters, Scratch, Version, Window } from './kernels/op.js';
export { ops } from './kernels/ops.js';
export { type CompiledKernel, compileKernel } from './ladder/compile.js';
export { registerTileFigure } from './ladder/tile-figure.js';
export { type Kind, kindOf } from './layer-time/kinds.js';
export { movedByKindFigure } from './layer-time/moved-figure.js';
export { collapsedShare, effectiveRank, reconstructionError, shapeError } from './manifold/collapse.js';
export {
  activations,
  back,
  type Distribution,
  type Embedding,
  linear,
  type NonLinearity,
  randomEmbedding,
  relu,
  relu6,
} from './manifold/embedding.js';
export { sectorsFigure } from './manifold/sectors-figure.js';
export { type Points, spiral } from './manifold/spiral.js';
export { matmulFilm, tSplitFilm } from './memory-wall/films.js';
export { rooflineSketch, type TwoCeilings } from './memory-wall/roofline-figure.js';
export { threeCFigure } from './memory-wall/three-c-figure.js';
export { type BottleneckBlock, bottleneck, slices } from './models/bottleneck.js';
export { graphOf } from './models/catalogue.js';
export { parallelBranches } from './models/parallel-branches.js';
export { bottleneckStack, groupedStack } from './models/pointwise-stack.js';
export { prunedFilters, smallVgg } from './models/small-vgg.js';
export { type CompareOptions, compareFunctions, type TimedFunction } from './museum/compare-functions.js';
export { type ComparedFunction, comparisonTable, type FunctionComparison } from './museum/comparison.js';
export { type Exhibit, exhibit, type Lie, lieOf } from './museum/exhibit.js';
export {
  exhibitFigure,
  rankingFigure,
  type Series,
  type SeriesOptions,
  seriesFigure,
} from './museum/figures.js';
export { luckFigure, luckOfTheBest } from './museum/luck.js';
export { measuredHere } from './museum/measured-here.js';
export { equalWorkFigure } from './notebook/first-look.js';
export { type MeasureOptions, measure } from './notebook/measure.js';
export { show, showMarkdown, showSource, showTable } from './notebook/show.js';
export { tryKernel } from './notebook/try-kernel.js';
export { figure, figures, tables, verdicts } from './notebook/views.js';
export { writeOnnx } from './onnx/write.js';
export type { Published } from './papers/published.js';
export {
  type Engine,
  type PlaceName,
  type Platform,
  type PlatformName,
  placeNames,
  platformNames,
  platforms,
  type ThreadedPlatform,
  type WholePlatform,
  wasmThreads,
} from './platforms.js';
export { tilesFigure } from './pruning/tiles-figure.js';
export { type Results, resultsOf, type SuiteResults } from './record/results.js';
export type {
  CacheRecord,
  CeilingRow,
  ExactRow,
  MachineRecord,
  Profile,
  RunFooter,
  RunHeader,
  RunSelection,
  Settings,
  TimedRow,
  TimedRun,
} from './record/rows.js';
export type { Figure } from './report/figure.js';
export type { Finding } from './report/finding.js';
export { tableToMarkdown } from './report/markdown.js';
export { figureToSvg, type PictureSize } from './report/svg.js';
export type { Column, Table } from './report/table.js';
export { type ThemedFigure, themed } from './report/theme.js';
export { blocks } from './t-split/blocks.js';
export { splitMemoryFigure } from './t-split/split-memory-figure.js';
export { relativeError, TOLERANCE } from './tensor/compare.js';
export { type RandomStream, randomStream, randomTensor } from './tensor/random.js';
export { ShapeError } from './tensor/shape-error.js';
export { bytes, elements, type Shape, type Tensor, tensor, view } from './tensor/tensor.js';
export { printedNetworks, printedTimesFigure } from './zoo/printed-figure.js';
