import { conv2dWasm } from '../kernels/conv2d/wasm.js';
import { conv2dWinograd } from '../kernels/conv2d/winograd.js';
import type { OpName } from '../kernels/op.js';
import { ops } from '../kernels/ops.js';
import { wasmVersions } from '../kernels/wasm-versions.js';
import { features } from '../wasm/features.js';
import { bestVariant, loadKernels, type Variant } from '../wasm/module.js';
import { nativeInstalled, onnxruntime } from './native/onnxruntime.js';
import type { Platform, WholePlatform } from './platform.js';
import { platforms } from './platforms.js';

/** One way to compute an op: a platform, of which only this op is of interest, or an engine that runs it alone. */
export interface Rung {
  /** As in `0-reference`, `wasm`, `wasm-threads`. */
  readonly name: string;
  /** What differs from the rung before, in one sentence. */
  readonly changes: string;
  readonly platform: Platform | WholePlatform;
  /** false where this engine lacks the instructions, or is not installed. */
  readonly available: boolean;
}

/** Platforms whose kernels are rungs already, version by version and variant by variant. */
const TAKEN_APART: readonly string[] = ['reference', 'typescript', 'wasm'];

/**
 * Every version of an op, from the reference on: those in TypeScript, the WebAssembly kernels without and with
 * relaxed SIMD, for conv2d with Winograd's algorithm, every other platform, then native code. The list is the same
 * everywhere, whether this engine can run a rung or not.
 */
export function allRungs(op: OpName): readonly Rung[] {
  return [
    ...ops[op].versions.map((_, place) => typescriptRung(op, place)),
    simdRung(op, 'wasm', 'simd'),
    simdRung(op, 'wasm-relaxed', 'relaxed-simd', 'relaxed SIMD: a multiply-add is one instruction'),
    ...(op === 'conv2d' ? [simdRung(op, 'wasm-winograd', bestVariant(), undefined, conv2dWinograd)] : []),
    ...Object.values(platforms)
      .filter(({ name }) => !TAKEN_APART.includes(name))
      .map(platform => ({
        name: platform.name,
        changes: platform.description,
        platform,
        available: true,
      })),
    {
      name: onnxruntime.name,
      changes: onnxruntime.description,
      platform: onnxruntime,
      available: nativeInstalled(),
    },
  ];
}

/** The rungs that this engine can run. */
export function rungsOf(op: OpName): readonly Rung[] {
  return allRungs(op).filter(rung => rung.available);
}

/** The reference platform with a TypeScript version of one op. */
function typescriptRung(op: OpName, place: number): Rung {
  const { reference } = platforms;
  const version = ops[op].versions[place];
  const { name, changes } = version;
  const platform: Platform =
    place === 0
      ? reference
      : {
          ...reference,
          name: `${op}/${name}`,
          description: changes,
          versions: { ...reference.versions, [op]: version },
        };
  return { name, changes, platform, available: true };
}

/** The platform of WebAssembly kernels, compiled in one of the two ways. */
function simdRung(
  op: OpName,
  name: string,
  variant: Variant,
  whatChanges?: string,
  convolution = conv2dWasm,
): Rung {
  const versions = wasmVersions(() => loadKernels(variant), convolution);
  const changes = whatChanges ?? versions[op].changes;
  return {
    name,
    changes,
    platform: { ...platforms.wasm, name: `${op}/${name}`, description: changes, versions },
    available: features().includes(variant),
  };
}
