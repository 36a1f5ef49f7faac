/** A percentile by nearest rank of values with how often each was there; null without any. `share` is from 0 to 1. */
export function percentile(counted: readonly (readonly [value: number, times: number])[], share: number): number | null {
  const sorted = [...counted].sort(([one], [other]) => one - other);
  const all = sorted.reduce((sum, [, times]) => sum + times, 0);
  let passed = 0;
  for (const [value, times] of sorted) {
    passed += times;
    if (passed >= share * all) return value;
  }
  return null;
}
