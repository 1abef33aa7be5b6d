import { countGraph } from '../../src/cost/counts.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { mobilenetV3Latency, ncnnSnapdragon810, timmLatency } from '../../src/papers/latencies.js';
import { release } from '../../src/papers/mobilenetv2.js';
import { netadapt } from '../../src/papers/pruning.js';
import { type Published, publishedNumber } from '../../src/papers/published.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';

/** One printed column of times or speeds, and which of our networks its rows are. */
export interface LatencyColumn {
  readonly label: string;
  readonly published: Published;
  /** Of milliseconds, `…_ms`, or of images or batches a second. */
  readonly column: string;
  /** Row of the table by network of the catalogue. */
  readonly rows: Readonly<Record<string, string>>;
}

/** Table 8 of ShuffleNetV2. */
export const TABLE_8 = {
  'shufflenet-v2-0.5': 'ShuffleNet v2 0.5x',
  'mobilenet-v1-0.25-224': '0.25 MobileNet v1',
  'shufflenet-v1-0.5-g3': 'ShuffleNet v1 0.5x (g=3)',
  'shufflenet-v2-1.0': 'ShuffleNet v2 1x',
  'mobilenet-v1-0.5-224': '0.5 MobileNet v1',
  'mobilenet-v2-0.75-192': '0.75 MobileNet v2 (our impl.)**',
  'shufflenet-v1-1.0-g3': 'ShuffleNet v1 1x (g=3)',
  'shufflenet-v2-1.5': 'ShuffleNet v2 1.5x',
  'mobilenet-v1-0.75-224': '0.75 MobileNet v1',
  'mobilenet-v2-1.0-224': '1.0 MobileNet v2',
  'shufflenet-v1-1.5-g3': 'ShuffleNet v1 1.5x (g=3)',
  'shufflenet-v2-2.0': 'ShuffleNet v2 2x',
  'mobilenet-v1-1.0-224': '1.0 MobileNet v1',
  'mobilenet-v2-1.4-224': '1.4 MobileNet v2',
  'shufflenet-v1-2.0-g3': 'ShuffleNet v1 2x (g=3)',
};

const MOBILENET_V3 = {
  'mobilenet-v3-large': 'V3-Large 1.0',
  'mobilenet-v3-large-0.75': 'V3-Large 0.75',
  'mobilenet-v2-1.0-224': 'V2 1.0',
  'mobilenet-v3-small': 'V3-Small 1.0',
  'mobilenet-v3-small-0.75': 'V3-Small 0.75',
  'mobilenet-v2-0.35-224': 'V2 0.35',
};

const NCNN = {
  'squeezenet-1.1': 'squeezenet',
  'mobilenet-v1-1.0-224': 'mobilenet (v1 1.0)',
  'mobilenet-v2-1.0-224': 'mobilenet_v2 (1.0)',
  'mobilenet-v3-large': 'mobilenet_v3',
  'shufflenet-v1-1.0-g3': 'shufflenet (v1 1x g=3)',
  'shufflenet-v2-1.0': 'shufflenet_v2 (1x)',
  'efficientnet-b0': 'efficientnet_b0',
  googlenet: 'googlenet',
  'resnet-18': 'resnet18',
  alexnet: 'alexnet',
  'vgg-16': 'vgg16',
  'resnet-50': 'resnet50',
};

const TIMM = {
  'mobilenet-v3-small': 'mobilenetv3_small_100',
  'mobilenet-v1-1.0-224': 'mobilenetv1_100',
  'mobilenet-v2-0.5-224': 'mobilenetv2_050',
  'mobilenet-v2-1.0-224': 'mobilenetv2_100',
  'mobilenet-v3-large': 'mobilenetv3_large_100',
  'mobilenet-v2-1.4-224': 'mobilenetv2_140',
  'fbnet-c': 'fbnetc_100',
  'resnet-18': 'resnet18',
  'ghostnet-1.0': 'ghostnet_100',
  'efficientnet-b0': 'efficientnet_b0',
  'efficientnet-b1': 'efficientnet_b1',
  'resnet-50': 'resnet50',
  'ghostnet-v2-1.0': 'ghostnetv2_100',
  xception: 'legacy_xception',
};

const NETADAPT = {
  'mobilenet-v1-0.25-128': '25% MobileNetV1 (128)',
  'mobilenet-v1-0.75-224': '75% MobileNetV1 (224)',
};

const RELEASE = Object.fromEntries(release.rows.map(([name]) => [`mobilenet-v2-${name}`, String(name)]));

/** Every printed column whose networks are in the catalogue. */
export const LATENCIES: readonly LatencyColumn[] = [
  { label: 'ShuffleNetV2, GPU', published: networkSpeed, column: 'gpu_batches_s', rows: TABLE_8 },
  { label: 'ShuffleNetV2, ARM', published: networkSpeed, column: 'arm_images_s', rows: TABLE_8 },
  { label: 'ncnn, ARM', published: ncnnSnapdragon810, column: 'mean_ms', rows: NCNN },
  { label: 'MobileNetV3, Pixel 1', published: mobilenetV3Latency, column: 'pixel1_ms', rows: MOBILENET_V3 },
  { label: 'MobileNetV2 release, Pixel 1', published: release, column: 'pixel1_ms', rows: RELEASE },
  { label: 'NetAdapt, Pixel 1', published: netadapt, column: 'latency_ms', rows: NETADAPT },
  { label: 'timm, i9', published: timmLatency, column: 'i9_10940x_ms', rows: TIMM },
  { label: 'timm, i7', published: timmLatency, column: 'i7_12700h_ms', rows: TIMM },
];

/** The printed time of a network, ms: of an image, or of a batch of 8 on the GPU; undefined where there is none. */
export function printedMs({ published, column, rows }: LatencyColumn, model: string): number | undefined {
  if (!(model in rows)) return undefined;
  const value = publishedNumber(published, rows[model], column);
  return column.endsWith('_ms') ? value : 1000 / value;
}

/** Networks with times printed by ncnn (Snapdragon 810): their multiply-accumulates and times. */
export function printedNetworks(): { model: string; macs: number; ms: number }[] {
  return Object.entries(NCNN).map(([model, row]) => ({
    model,
    macs: countGraph(graphOf(model)).macs,
    ms: publishedNumber(ncnnSnapdragon810, row, 'mean_ms'),
  }));
}
