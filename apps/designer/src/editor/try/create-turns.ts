/** Does one request after another. What goes wrong is told, and the next one goes on. */
export function createTurns(trouble: (reason: string) => void) {
  let waiting = 0;
  let queue: Promise<void> = Promise.resolve();
  return {
    isBusy: () => waiting > 0,
    inTurn(request: () => Promise<void>): Promise<void> {
      waiting += 1;
      queue = queue.then(async () => {
        await request().catch((error: unknown) => trouble(error instanceof Error ? error.message : String(error)));
        waiting -= 1;
      });
      return queue;
    },
  };
}
