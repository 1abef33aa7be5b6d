import type { Published } from './published.js';

/** MobileNetV3, Table 3: latencies on three phones. */
export const mobilenetV3Latency: Published = {
  paper: 'Searching for MobileNetV3 (Howard et al. 2019)',
  arxiv: '1905.02244',
  place: 'Table 3',
  setup: 'TensorFlow Lite, float, batch 1, one large core of Google Pixel 1, 2 and 3.',
  columns: ['network', 'top1', 'macs_M', 'parameters_M', 'pixel1_ms', 'pixel2_ms', 'pixel3_ms'],
  units: 'top1 in %; millions; ms',
  rows: [
    ['V3-Large 1.0', 75.2, 219, 5.4, 51, 61, 44],
    ['V3-Large 0.75', 73.3, 155, 4, 39, 46, 40],
    ['MnasNet-A1', 75.2, 315, 3.9, 71, 86, 61],
    ['Proxyless', 74.6, 320, 4, 72, 84, 60],
    ['V2 1.0', 72, 300, 3.4, 64, 76, 56],
    ['V3-Small 1.0', 67.4, 66, 2.9, 15.8, 19.4, 14.4],
    ['V3-Small 0.75', 65.4, 44, 2.4, 12.8, 15.6, 11.7],
    ['Mnas-small', 64.9, 65.1, 1.9, 20.3, 24.2, 17.2],
    ['V2 0.35', 60.8, 59.2, 1.6, 16.6, 19.6, 13.9],
  ],
  remarks: [
    'Version trap: these are the latencies of the latest revision, with an optimised h-swish. The first revision prints ' +
      '66 ms for V3-Large 1.0 and 78 ms for V2 1.0 on the Pixel 1, and has V2 0.35 ahead of V3-Small 1.0.',
  ],
};

/** ncnn's benchmark on the chip that ShuffleNetV2 was measured on. */
export const ncnnSnapdragon810: Published = {
  paper: 'Tencent/ncnn, benchmark/README.md',
  place: 'section Qualcomm MSM8994 Snapdragon 810',
  setup:
    'One thread on a large core (Cortex-A57, 2.0 GHz), 4 loops, random weights, 224×224, squeezenet 227×227.',
  columns: ['network', 'min_ms', 'mean_ms'],
  units: 'ms',
  rows: [
    ['squeezenet', 70.83, 71.77],
    ['mobilenet (v1 1.0)', 110.7, 111.48],
    ['mobilenet_v2 (1.0)', 77.85, 78.03],
    ['mobilenet_v3', 63.49, 63.73],
    ['shufflenet (v1 1x g=3)', 41.43, 41.49],
    ['shufflenet_v2 (1x)', 37.49, 37.97],
    ['mnasnet', 73.91, 74.59],
    ['proxylessnasnet', 94.13, 94.37],
    ['efficientnet_b0', 161.91, 162.1],
    ['efficientnetv2_b0', 179.33, 179.67],
    ['regnety_400m', 100.35, 100.53],
    ['googlenet', 232.77, 232.91],
    ['resnet18', 182.58, 182.91],
    ['alexnet', 147.27, 148.06],
    ['vgg16', 986.93, 987.47],
    ['resnet50', 502.77, 508.53],
  ],
  remarks: [
    "squeezenet is SqueezeNet 1.1, shufflenet is ShuffleNetV1 1× with 3 groups (ncnn's model files).",
    'For this chip, ShuffleNetV2 prints 24.4 images/s for its 1× (26.3 here), 8.9 for MobileNetV2 (12.8) and 6.5 ' +
      'for MobileNetV1 (9.0): the order is the same, the speeds differ by factors of up to 1.44.',
  ],
};

/** timm's benchmark: two processors, one framework. */
export const timmLatency: Published = {
  paper: 'huggingface/pytorch-image-models, results/benchmark-infer-fp32-nchw-pt240-cpu',
  place: 'i9_10940x-dynamo.csv and i7_12700h-dynamo.csv',
  setup: 'PyTorch 2.4 with its compiler, float, batch 1; the number of threads is not in the files.',
  columns: ['network', 'image', 'macs_G', 'activations_M', 'parameters_M', 'i9_10940x_ms', 'i7_12700h_ms'],
  units: 'pixels per side; billions; millions; ms',
  rows: [
    ['mobilenetv3_small_100', 224, 0.06, 1.42, 2.54, 3.991, 2.654],
    ['mobilenetv1_100', 224, 0.58, 5.04, 4.23, 4.013, 6.388],
    ['mobilenetv2_050', 224, 0.1, 3.64, 1.97, 4.205, 4.499],
    ['mobilenetv2_100', 224, 0.31, 6.68, 3.5, 5.299, 6.591],
    ['mnasnet_100', 224, 0.33, 5.46, 4.38, 5.415, 6.774],
    ['mobilenetv3_large_100', 224, 0.23, 4.41, 5.48, 5.659, 7.377],
    ['mobilenetv2_140', 224, 0.6, 9.57, 6.11, 6.112, 9.115],
    ['fbnetc_100', 224, 0.4, 6.51, 5.57, 6.78, 8.626],
    ['resnet18', 224, 1.82, 2.48, 11.69, 7.907, 16.046],
    ['ghostnet_100', 224, 0.15, 3.55, 5.18, 8.117, 9.84],
    ['efficientnet_b0', 224, 0.4, 6.75, 5.29, 9.945, 10.662],
    ['tf_efficientnetv2_b0', 224, 0.73, 4.77, 7.14, 11.234, 12.509],
    ['efficientnet_b1', 240, 0.71, 10.88, 7.79, 13.625, 16.902],
    ['resnet50', 224, 4.11, 11.11, 25.56, 14.865, 32.78],
    ['ghostnetv2_100', 224, 0.18, 4.55, 6.16, 15.585, 12.839],
    ['efficientnet_b3', 288, 1.63, 21.49, 12.23, 19.224, 30.163],
    ['legacy_xception', 299, 8.4, 35.83, 22.86, 21.647, 61.034],
    ['efficientnet_b4', 320, 3.13, 34.76, 19.34, 26.128, 50.313],
    ['tf_efficientnet_b5', 456, 10.46, 98.86, 30.39, 57.469, 143.755],
    ['tf_efficientnet_b7', 600, 38.33, 289.94, 66.35, 166.816, 465.8],
  ],
  remarks: [
    'On the i9, ghostnet_100 takes twice as long as mobilenetv1_100 with a quarter of its multiply-accumulates.',
    'From B3 on, the EfficientNets are measured at other resolutions than in the paper.',
  ],
};
