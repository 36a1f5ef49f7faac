import type { Clock } from '../clock/clock.ts';
import type { InputListener, Leg } from './leg.ts';

/** Why two legs parted: one of them left, time was up, or the first pressed star. */
export type BridgeEnd = 'left' | 'time-limit' | 'star';

export interface BridgeOptions {
  /** Seconds. */
  timeLimit: number;
  hangupOnStar: boolean;
  clock: Clock;
  /** Aborts when the first leg ends or is moved. */
  signal: AbortSignal;
  /** Aborts when the second leg ends or is moved, where it has a program of its own. */
  secondSignal?: AbortSignal;
}

/** Connects two answered legs until one leaves, time is up or the first presses star. Rejects when the signal aborts. */
export async function bridge(first: Leg, second: Leg, options: BridgeOptions): Promise<BridgeEnd> {
  const sounds = [first.hears({ kind: 'bridged' }), second.hears({ kind: 'bridged' })];
  first.connectedTo.add(second.sid);
  second.connectedTo.add(first.sid);
  first.changed();
  second.changed();
  try {
    return await parting(first, second, options);
  } finally {
    for (const sound of sounds) sound.end(false);
    first.connectedTo.delete(second.sid);
    second.connectedTo.delete(first.sid);
    first.changed();
    second.changed();
  }
}

function parting(first: Leg, second: Leg, options: BridgeOptions): Promise<BridgeEnd> {
  const { timeLimit, hangupOnStar, clock, signal, secondSignal = programOf(second) } = options;
  return new Promise<BridgeEnd>((resolve, reject) => {
    const unschedule = clock.schedule(clock.now() + timeLimit * 1000, () => settle(() => resolve('time-limit')));
    const interrupt = (): void => settle(() => reject(signal.reason));
    const settle = (act: () => void): void => {
      unschedule();
      signal.removeEventListener('abort', interrupt);
      if (hangupOnStar && !signal.aborted) first.stopListening();
      act();
    };
    signal.addEventListener('abort', interrupt, { once: true });
    secondSignal.addEventListener('abort', () => settle(() => resolve('left')), { once: true });
    if (hangupOnStar)
      first.listen(
        starListener(() => settle(() => resolve('star'))),
        null,
      );
  });
}

function programOf(leg: Leg): AbortSignal {
  leg.program = new AbortController();
  return leg.program.signal;
}

function starListener(onStar: () => void): InputListener {
  return {
    key: (key) => {
      if (key === '*') onStar();
      return key === '*';
    },
    speech: () => false,
  };
}
