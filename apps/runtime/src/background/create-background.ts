import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { sendCommand } from './send-command.ts';
import { sweepCall } from './sweep-call.ts';

/** What a process claims is free again after so long, should it die. */
const LEASE_SECONDS = 60;
const AT_ONCE = 20;
const LOOK_EVERY_MILLISECONDS = 1000;

/** Work that no webhook waits for: what is due, and commands to the carrier. */
export interface Background {
  /** Does all that is due by the clock, with what that sets off; answers when nothing is left. */
  settle(): Promise<{ nextDue: string | null }>;
  /** Looks again and again until stopped. */
  run(): () => Promise<void>;
}

/** The work behind a runtime. */
export function createBackground(deps: Deps): Background {
  let working: Promise<unknown> = Promise.resolve();
  const settle = () => {
    const turn = working.then(() => doAllDue(deps));
    working = turn.catch((error: unknown) => deps.log.error({ err: error }, 'background work failed; it is tried again'));
    return turn;
  };
  return {
    settle: async () => {
      await settle();
      return { nextDue: await deps.store.nextDue() };
    },
    run() {
      const timer = setInterval(() => void settle().catch(() => undefined), LOOK_EVERY_MILLISECONDS);
      return async () => {
        clearInterval(timer);
        await working;
      };
    },
  };
}

async function doAllDue(deps: Deps): Promise<void> {
  const { store, clock } = deps;
  for (;;) {
    const timers = await store.claimTimers(isoTime(clock), isoTime(clock, LEASE_SECONDS), AT_ONCE);
    for (const timer of timers) await sweepCall(deps, timer);
    const commands = await store.claimCommands(isoTime(clock), isoTime(clock, LEASE_SECONDS), AT_ONCE);
    for (const command of commands) await sendCommand(deps, command);
    if (timers.length + commands.length === 0) return;
  }
}
