import fc from 'fast-check';

/**
 * Loaded before all tests: random shapes are the same in every run, so that a green test stays green. Another
 * seed, from the environment variable FAST_CHECK_SEED, looks elsewhere.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });

/** And the platforms are the same on every machine, whether the native engine is installed or not. */
process.env.BEYOND_FLOPS_NATIVE = 'off';
