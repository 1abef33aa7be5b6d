import { ops } from '../kernels/ops.js';
import { wasmVersions } from '../kernels/wasm-versions.js';
import { allocate } from '../wasm/memory.js';
import { bestVariant, type LoadKernels, loadKernels } from '../wasm/module.js';
import { Pool } from '../wasm/threads/pool.js';
import type { Engine, Platform } from './platform.js';

/** The version of every op at this place: 0 is the reference, -1 the last and fastest. */
function versionsAt(place: number): Platform['versions'] {
  return Object.fromEntries(
    Object.entries(ops).map(([name, op]) => [name, op.versions.at(place)]),
  ) as unknown as Platform['versions'];
}

const variant = bestVariant();
const load: LoadKernels = () => loadKernels(variant);
const multiplyAdd =
  variant === 'relaxed-simd' ? 'relaxed SIMD, fused multiply-add' : 'without fused multiply-add';

/** The threads of the platform `wasm-threads`. */
export const pool: Pool = new Pool();

/** A platform with threads of its own. */
export interface ThreadedPlatform extends Platform {
  /** Ends its workers; the next shared kernel starts new ones. */
  close(): Promise<void>;
}

/**
 * The platform `wasm-threads` with another number of threads, for `bindGraph`.
 *
 * @param threads  1 to 64, the calling one among them
 * @throws {ThreadCountError} where it is another number
 */
export function wasmThreads(threads: number): ThreadedPlatform {
  return threadedPlatform(new Pool(threads), threads === 1 ? 'one thread' : `${threads} threads`);
}

/** @param by  the number of its threads in words */
function threadedPlatform(threads: Pool, by: string): ThreadedPlatform {
  return {
    name: 'wasm-threads',
    description: `the kernels of wasm, shared by ${by} (${multiplyAdd})`,
    engine: 'wasm-threads',
    slow: false,
    versions: wasmVersions(() => threads.load()),
    allocate,
    close: () => threads.close(),
  };
}

/** Every platform, in the order of the results. A new platform is one more entry here. */
export const platforms = {
  reference: {
    name: 'reference',
    description: 'plain loops that read like the formula',
    engine: 'javascript',
    slow: true,
    versions: versionsAt(0),
  },
  typescript: {
    name: 'typescript',
    description: 'TypeScript with register tiles and packed panels',
    engine: 'javascript',
    slow: false,
    versions: versionsAt(-1),
  },
  wasm: {
    name: 'wasm',
    description: `WebAssembly SIMD kernels with register tiles and packed panels (${multiplyAdd})`,
    engine: 'wasm',
    slow: false,
    versions: wasmVersions(load),
    /** In the memory of its kernels. */
    allocate,
  },
  'wasm-threads': threadedPlatform(pool, 'a thread for each core'),
} as const satisfies Record<string, Platform>;

/** The name of a platform that is always here. */
export type PlatformName = keyof typeof platforms;

/** The names of the platforms that are always here, the reference first. */
export const platformNames = Object.keys(platforms) as PlatformName[];

/** The place of suites whose arms bring kernels of their own and run in one process; its ceilings are WebAssembly's. */
export const SIDE_BY_SIDE = 'side-by-side';

/** The native engine of src/networks/native/onnxruntime.ts, a `WholePlatform` that has to be installed first. */
export const NATIVE = 'onnxruntime';

/** A place where a suite can be measured. */
export type PlaceName = PlatformName | typeof SIDE_BY_SIDE | typeof NATIVE;

/** The places that come with the project, on every machine. */
export const ownPlaces: readonly PlaceName[] = [...platformNames, SIDE_BY_SIDE];

/** All that `--platform` may name: platforms, versions side by side, the native engine. */
export const placeNames: readonly PlaceName[] = [...ownPlaces, NATIVE];

/** The engine whose ceilings apply to a place; those of native code are not measured. */
export function engineOf(place: PlaceName): Engine | 'native' {
  if (place === NATIVE) return 'native';
  return place === SIDE_BY_SIDE ? 'wasm' : platforms[place].engine;
}

/** The platforms that measure a suite: all of them, or all but the slow ones where the suite is large. */
export function platformsFor(size: 'small' | 'large'): readonly PlatformName[] {
  return size === 'large' ? platformNames.filter(name => !platforms[name].slow) : platformNames;
}
