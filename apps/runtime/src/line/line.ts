import type { Deps } from '../deps.ts';
import { estimateNewcomers } from './estimate-newcomers.ts';
import { settleQueues } from './settle-queues.ts';
import { standOf, strengthOf } from './stand.ts';

/** How an entry stands, or a caller who would come now; durations in seconds. */
export interface Stand {
  position: number;
  mean: number | null;
  upTo: number | null;
  agents: number;
}

/** Waiting callers and agents, as the rest of the runtime sees them. */
export interface Line {
  /** Something has changed that may give a caller to an agent: it is decided soon. */
  changed(): void;
  /** Decides what there is to decide, if anything has changed; true when anything was done. */
  settle(): Promise<boolean>;
  /** How many agents have a queue's skills, whatever they do now, and how long they need for a call. */
  strength(queue: string): Promise<{ agents: number; handleSeconds: number }>;
  stand(queue: string, entryId: string | null): Promise<Stand>;
  /** Calls back each time that something was decided, or may have been: there may be commands to send. */
  onSettled(look: () => void): () => void;
  /** Decides nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Decides, and then, when nobody waits for it any more, estimates the waits of who has just come. */
async function settleNow(deps: Deps): Promise<boolean> {
  const { isDecided, line, rules } = await settleQueues(deps);
  await estimateNewcomers(deps.db, line, rules.queues);
  return isDecided;
}

/** The line of a runtime. `parts` is asked for when it is needed: the line is one of them. */
export function createLine(parts: () => Deps): Line {
  let isChanged = false;
  let working: Promise<boolean> | null = null;
  let tries = 0;
  let isStopped = false;
  const lookers = new Set<() => void>();

  async function settle(): Promise<boolean> {
    if (working !== null) await working.catch(() => undefined);
    if (!isChanged || isStopped) return false;
    isChanged = false;
    working = settleNow(parts()).finally(() => {
      working = null;
    });
    const decided = await working;
    if (decided) parts().live.nudge();
    tries = 0;
    for (const look of lookers) look();
    return decided;
  }

  function soon(): void {
    setImmediate(() => {
      settle().catch((error: unknown) => {
        parts().log.error({ err: error }, 'the line could not be settled; it is tried again');
        isChanged = true;
        tries += 1;
        setTimeout(soon, Math.min(5000, 100 * 2 ** tries)).unref();
      });
    });
  }

  return {
    changed() {
      parts().live.nudge();
      if (!isChanged) soon();
      isChanged = true;
    },
    settle,
    strength: (queue) => strengthOf(parts(), queue),
    stand: (queue, entryId) => standOf(parts(), queue, entryId),
    onSettled(look) {
      lookers.add(look);
      return () => void lookers.delete(look);
    },
    async stop() {
      isStopped = true;
      await working?.catch(() => undefined);
    },
  };
}
