import { ShapeError } from '../../tensors/shape-error.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import { bindPlanes, planesScratch } from '../depthwise/wasm-planes.js';
import type { Layer, OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

type Conv2d = OpParameters['conv2d'];

/**
 * 2-D convolution with as many groups as channels: the kernel of depthwise convolutions, with K / C filters a channel.
 *
 * @throws {ShapeError} where two shapes of the layer disagree, or channels share a group
 * @cost    macs = N·K·P·Q·R·S
 * @changes no windows are packed: pixels of a row are neighbours, and no sum goes over channels
 * @expect  the speed of depthwise convolution, with any number of filters a channel; with many, packing is shared by so
 *          many that it costs nothing, and the direct algorithm is as fast
 */
export function conv2dWasmDepthwise(load: LoadKernels): Version<Conv2d> {
  return {
    name: 'wasm-depthwise',
    changes: 'WebAssembly SIMD, each channel filtered by itself, without packing windows',
    scratchBytes: layer => planesScratch(load().threads, layer),
    bind(layer, scratch) {
      checkLayer('conv2d', shape, layer);
      checkGroups(layer);
      return bindPlanes(load(), 'conv2d', layer, scratch);
    },
  };
}

/** @throws {ShapeError} where channels share a group */
function checkGroups(layer: Layer<Conv2d>): void {
  if (isDepthwise(layer)) return;
  const [[, C]] = layer.inputs;
  throw new ShapeError(
    `conv2d: depthwise got groups ${layer.parameters.groups}, expected one per channel, ${C}`,
  );
}

/** Whether no two channels share a group; wasm.ts decides where this is the fastest. */
export function isDepthwise({ inputs: [[, C]], parameters: { groups } }: Layer<Conv2d>): boolean {
  return groups === C;
}
