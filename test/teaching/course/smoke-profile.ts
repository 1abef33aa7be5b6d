/** Measures in cells by the profile `smoke` while a task runs: too few rounds for any verdict. */
export async function inSmokeProfile(task: () => Promise<void>): Promise<void> {
  const before = process.env.BEYOND_FLOPS_PROFILE;
  process.env.BEYOND_FLOPS_PROFILE = 'smoke';
  try {
    await task();
  } finally {
    if (before === undefined) delete process.env.BEYOND_FLOPS_PROFILE;
    else process.env.BEYOND_FLOPS_PROFILE = before;
  }
}
