import type { Leg } from '../call/leg.ts';

/** Tells each time that a leg begins and ceases to hear somebody, until it ends. */
export function onConnection(leg: Leg, tell: (isConnected: boolean) => void): void {
  let before = false;
  const unwatch = leg.watchChanges(() => {
    const isConnected = leg.connectedTo.size > 0;
    if (isConnected === before) return;
    before = isConnected;
    tell(isConnected);
  });
  leg.over.addEventListener('abort', unwatch, { once: true });
}

/** Tells once when a leg is answered. */
export function onAnswer(leg: Leg, tell: () => void): void {
  const unwatch = leg.watchStatus((status) => {
    if (status === 'in-progress') {
      unwatch();
      tell();
    }
  });
}
