/** What the carrier or an endpoint refuses for good: trying it again changes nothing. */
export function isRefused(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === false;
}

/** Does all tasks: one that fails keeps no other from being done. `refused` is told of each that failed for good; one worth another try rejects. */
export async function doAll(tasks: readonly (() => Promise<void>)[], refused: (error: unknown) => void): Promise<void> {
  const reasons: unknown[] = [];
  for (const task of tasks) await task().catch((error: unknown) => reasons.push(error));
  for (const reason of reasons.filter(isRefused)) refused(reason);
  const again = reasons.find((reason) => !isRefused(reason));
  if (again !== undefined) throw again;
}
