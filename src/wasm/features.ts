/** Tiny modules that validate only where the engine has the feature. */
const FEATURE_MODULES = {
  // (func (result v128) i32.const 0, i8x16.splat)
  simd: '0061736d010000000105016000017b030201000a08010600 4100fd0f0b',
  // (func (result v128) i8x16.relaxed_swizzle of two splats)
  'relaxed-simd': '0061736d010000000105016000017b030201000a0f010d00 4100fd0f4100fd0ffd80020b',
};

export type EngineFeature = keyof typeof FEATURE_MODULES;

/** Engine features that kernels may use. */
export function features(): EngineFeature[] {
  return (Object.keys(FEATURE_MODULES) as EngineFeature[]).filter(name =>
    WebAssembly.validate(Buffer.from(FEATURE_MODULES[name].replaceAll(' ', ''), 'hex')),
  );
}
