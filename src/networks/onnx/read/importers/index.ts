import type { Importer } from '../call.js';
import { activations } from './activations.js';
import { arithmetic } from './arithmetic.js';
import { convolutions } from './convolutions.js';
import { matrices } from './matrices.js';
import { movement } from './movement.js';
import { normalizations } from './normalizations.js';
import { pools } from './pools.js';
import { quantized } from './quantized.js';
import { reductions } from './reductions.js';
import { reshaping } from './reshaping.js';
import { resizing } from './resizing.js';

/** The importer of each ONNX operator that becomes ops of ours, by its name. */
export const importers: ReadonlyMap<string, Importer> = new Map(
  [
    convolutions,
    matrices,
    pools,
    normalizations,
    activations,
    arithmetic,
    reductions,
    movement,
    reshaping,
    resizing,
    quantized,
  ].flatMap(family => Object.entries(family)),
);
