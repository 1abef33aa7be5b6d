/**
 * Everything for networks of your own and for the cells of notebooks.
 *
 * Notebooks are checked by an older TypeScript (5.0): every type that a signature here can reach is exported here too.
 * A wrong call is answered by an `InputError` of one line: what was got, what was expected.
 *
 * @module beyond-flops
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
export { KIND_NAMES, KINDS, type Kind, kindOf, kindsIn, TENSOR_KINDS } from './cost/layer-kinds.js';
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
export { type BandwidthPoint, type Ceiling, predictNs, type Roofline, roofline } from './cost/roofline.js';
export {
  groupedMemoryAccessCost,
  memoryAccessLowerBound,
  type PointwiseShape,
  pointwiseMacs,
  pointwiseMemoryAccessCost,
} from './cost/shufflenet-bounds.js';
export { barFigure, barTable } from './doctor/bar-figure.js';
export { conventionCounts } from './doctor/conventions/index.js';
export { countersFigure, countersTable } from './doctor/conventions/views.js';
export type {
  BarPart,
  ConventionCount,
  DoctorReport,
  ExaminationSettings,
  ExaminedNetwork,
  Finding as DoctorFinding,
  FindingVerdict,
  LayerReport,
  PlatformReport,
} from './doctor/report-type.js';
export { countsTable, layersTable } from './doctor/tables.js';
export { InputError } from './errors/input-error.js';
export type { Evaluation } from './experiment/evaluate.js';
export type { Experiment, Maker } from './experiment/experiment.js';
export { experimentIds, loadExperiment, loadExperiments } from './experiment/load.js';
export {
  type Activated,
  type Activation,
  activations,
  type BoundKernel,
  type Convolution,
  type Layer,
  type Op,
  type OpName,
  type OpParameters,
  type Padding,
  type PerAxis,
  type Pool,
  type Quantization,
  type Version,
  type Window,
} from './kernels/op.js';
export { ops } from './kernels/ops.js';
export type { Arm, Suite } from './measure/arms.js';
export type { LayerUnit } from './measure/graphs/graph-arms.js';
export type { ComparedGraph, ComparedLayer, GraphComparison } from './measure/graphs/graph-comparison.js';
export type { Claim } from './measure/judging/claim.js';
export type { ClaimVerdict, JudgedClaim } from './measure/judging/judge-claims.js';
export {
  type Interval,
  type IntervalOptions,
  medianInterval,
  scaled,
} from './measure/judging/statistics.js';
export type { Judgement, Quantity, Verdict } from './measure/judging/verdict.js';
export { type Results, resultsOf, type SuiteResults } from './measure/results/results.js';
export type {
  CacheRecord,
  CeilingRow,
  Disturbances,
  ExactRow,
  MachineRecord,
  Profile,
  RunFooter,
  RunHeader,
  RunSelection,
  Settings,
  TimedRow,
  TimedRun,
} from './measure/results/rows.js';
export type { ArenaPlan, PlacingOrder, SharedPlan } from './networks/graph/arena.js';
export { GraphBuilder, type NodeOptions, type WithDefaults } from './networks/graph/builder.js';
export { bindGraph } from './networks/graph/executor.js';
export {
  type Graph,
  type GraphNode,
  type InputNode,
  inputsOf,
  type OpNode,
  opNodes,
  outputsOf,
} from './networks/graph/graph.js';
export { optimize, type Pass, passes } from './networks/graph/passes/index.js';
export { type BottleneckBlock, bottleneck, slices } from './networks/models/bottleneck.js';
export { graphOf } from './networks/models/catalogue.js';
export { parallelBranches } from './networks/models/parallel-branches.js';
export { bottleneckStack, groupedStack } from './networks/models/pointwise-stack.js';
export { prunedFilters, smallVgg } from './networks/models/small-vgg.js';
export type { OnnxNetwork, UnknownNode } from './networks/onnx/read/index.js';
export { writeOnnx } from './networks/onnx/write.js';
export type { Engine, Executable, Platform, Runnable, Step, WholePlatform } from './networks/platform.js';
export {
  NATIVE,
  type PlaceName,
  type PlatformName,
  placeNames,
  platformNames,
  platforms,
  SIDE_BY_SIDE,
  type ThreadedPlatform,
  wasmThreads,
} from './networks/platforms.js';
export type { Published } from './papers/published.js';
export type { Figure } from './reports/figure.js';
export type { Finding } from './reports/finding.js';
export { graphFigure, layerFigure } from './reports/graphs/figures.js';
export { graphTable, layerTable } from './reports/graphs/tables.js';
export { tableToMarkdown } from './reports/markdown.js';
export { figureToSvg, type PictureSize } from './reports/svg.js';
export type { Column, Table } from './reports/table.js';
export { type ThemedFigure, themed } from './reports/theme.js';
export { type CompareGraphsOptions, compareGraphs } from './teaching/cells/compare-graphs.js';
export {
  type ExamineNetworkOptions,
  examineNetwork,
  readNetwork,
} from './teaching/cells/examine-network.js';
export { type MeasureOptions, measure } from './teaching/cells/measure.js';
export { show, showMarkdown, showSource, showTable } from './teaching/cells/show.js';
export { analysis, figure, figures, tables, verdicts } from './teaching/cells/views.js';
export { check, showScore } from './teaching/course/check.js';
export { type Prediction, predictOrder, predictRatios } from './teaching/course/predict.js';
export { type RevealOptions, reveal } from './teaching/course/reveal.js';
export { bestOfN, bestOfNFigure } from './teaching/museum/best-of-n.js';
export { type Burst, type BurstOptions, measureBurst } from './teaching/museum/burst.js';
export {
  burstTable,
  estimatorTable,
  windowFigure,
  windowTable,
  worstWindow,
} from './teaching/museum/burst-views.js';
export {
  type CompareOptions,
  compareFunctions,
  type TimedFunction,
} from './teaching/museum/compare-functions.js';
export {
  type ComparedFunction,
  comparisonTable,
  type FunctionComparison,
} from './teaching/museum/comparison.js';
export { type Exhibit, exhibit, type Lie, lieOf } from './teaching/museum/exhibit.js';
export {
  exhibitFigure,
  rankingFigure,
  type Series,
  type SeriesOptions,
  seriesFigure,
} from './teaching/museum/figures.js';
export { measuredHere } from './teaching/museum/measured-here.js';
export { ownNetworkFile } from './teaching/own-network/file.js';
export { type OwnNetwork, ownNetwork } from './teaching/own-network/network.js';
export { findingsTable, promiseText, type Savings, savingsFigure } from './teaching/own-network/views.js';
export { relativeError, TOLERANCE } from './tensors/compare.js';
export { type RandomStream, randomStream, randomTensor } from './tensors/random.js';
export type { Scratch } from './tensors/scratch.js';
export { ShapeError } from './tensors/shape-error.js';
export { bytes, elements, type MakeTensor, type Shape, type Tensor, tensor, view } from './tensors/tensor.js';
