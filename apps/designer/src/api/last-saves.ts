const underWay = new Map<string, Promise<unknown>>();

/** Notes that a page which is left still saves a flow. */
export function noteLastSave(flowId: string, save: Promise<unknown>): void {
  const settled = save.catch(() => undefined).finally(() => underWay.get(flowId) === settled && underWay.delete(flowId));
  underWay.set(flowId, settled);
}

/** Waits until a page that was left has saved a flow: who opens it next sees that. */
export async function lastSaveOf(flowId: string): Promise<void> {
  await underWay.get(flowId);
}
