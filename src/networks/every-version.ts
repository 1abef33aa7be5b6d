import { conv2dWasmDirect } from '../kernels/conv2d/wasm-direct.js';
import { conv2dWasmWinograd } from '../kernels/conv2d/wasm-winograd.js';
import type { OpName } from '../kernels/op.js';
import { ops } from '../kernels/ops.js';
import { wasmVersions } from '../kernels/wasm-versions.js';
import { features } from '../wasm/features.js';
import { bestVariant, type LoadKernels, loadKernels, type Variant } from '../wasm/module.js';
import { nativeIsOn, onnxruntime } from './native/onnxruntime.js';
import type { Platform, WholePlatform } from './platform.js';
import { platforms } from './platforms.js';

/**
 * A version of an op on an engine: a platform, of which only this op is of interest, or an engine that runs it alone.
 */
export interface OpVersion {
  /** For instance `0-reference`, `wasm` or `wasm-threads`. */
  readonly name: string;
  /** What differs from the version before, in one sentence. */
  readonly changes: string;
  readonly platform: Platform | WholePlatform;
  /** false where this engine lacks the instructions, or is not installed. */
  readonly available: boolean;
}

/** Platforms whose kernels are already listed one by one. */
const TAKEN_APART: readonly string[] = ['reference', 'typescript', 'wasm'];

/**
 * Every version of an op, from the reference on: those in TypeScript, the WebAssembly kernels without and with relaxed
 * SIMD, every other platform, then native code. The list is the same everywhere, whether this engine can run a version
 * or not.
 *
 * The platform `wasm` has two algorithms for conv2d and picks one for each layer. Here they are separate versions:
 * `wasm` and `wasm-relaxed` are the direct one, `wasm-winograd` is Winograd's.
 */
export function everyVersion(op: OpName): readonly OpVersion[] {
  return [
    ...ops[op].versions.map((_, place) => typescriptVersion(op, place)),
    wasmVersion(op, 'wasm', 'simd'),
    wasmVersion(op, 'wasm-relaxed', 'relaxed-simd', 'relaxed SIMD: a multiply-add is one instruction'),
    ...(op === 'conv2d' ? [winogradVersion()] : []),
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
      available: nativeIsOn(),
    },
  ];
}

/** The versions of an op that this engine can run. */
export function availableVersions(op: OpName): readonly OpVersion[] {
  return everyVersion(op).filter(version => version.available);
}

/** The reference platform with a TypeScript version of one op. */
function typescriptVersion(op: OpName, place: number): OpVersion {
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

/** The platform `wasm` with its kernels compiled in one of the two ways, and the direct convolution. */
function wasmVersion(op: OpName, name: string, variant: Variant, whatChanges?: string): OpVersion {
  const load: LoadKernels = () => loadKernels(variant);
  const versions = { ...wasmVersions(load), conv2d: conv2dWasmDirect(load) };
  return onWasm(op, name, variant, versions, whatChanges ?? versions[op].changes);
}

/** The platform `wasm` with Winograd's convolution. */
function winogradVersion(): OpVersion {
  const variant = bestVariant();
  const load: LoadKernels = () => loadKernels(variant);
  const conv2d = conv2dWasmWinograd(load);
  const changes = `${conv2d.changes}; the platform wasm picks the faster of the two`;
  return onWasm('conv2d', conv2d.name, variant, { ...wasmVersions(load), conv2d }, changes);
}

function onWasm(
  op: OpName,
  name: string,
  variant: Variant,
  versions: Platform['versions'],
  changes: string,
): OpVersion {
  return {
    name,
    changes,
    platform: { ...platforms.wasm, name: `${op}/${name}`, description: changes, versions },
    available: features().includes(variant),
  };
}
