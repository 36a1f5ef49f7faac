import { recoverCaller } from '../callbacks/recovery.ts';
import { sweepAttempt } from '../callbacks/sweep-attempt.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { UnexpectedError } from '../errors.ts';
import { OFFER_TIMER } from '../line/give-to-agents.ts';
import { LINE_TIMER } from '../line/settle-queues.ts';
import { sweepCaller } from '../line/sweep-caller.ts';
import { sweepOffer } from '../line/sweep-offer.ts';
import { CALLER_TIMER } from '../line/watch-caller.ts';
import { createFactsCatchUp } from '../reports/catch-up-facts.ts';
import type { Timer } from '../store/store.ts';
import { SURVEY_TIMER } from '../survey/plan-survey.ts';
import { runSurvey } from '../survey/run-survey.ts';
import { DESK_GONE_TIMER, watchDesk } from '../talk/presence.ts';
import { LEG_TIMER, sweepLeg } from '../talk/sweep-leg.ts';
import { createForgetting } from './forget-old-calls.ts';
import { sendCommand } from './send-command.ts';
import { sweepCall } from './sweep-call.ts';
import { takeOverWork } from './take-over-work.ts';

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
  let working: Promise<void> | null = null;
  const forget = createForgetting(deps);
  const catchUpFacts = createFactsCatchUp(deps);
  // one turn at a time; who asks meanwhile gets a turn of his own after it
  const turn = async () => {
    while (working !== null) await working.catch(() => undefined);
    working = doAllDue(deps)
      .then(forget)
      .then(catchUpFacts)
      .finally(() => {
        working = null;
      });
    await working;
  };
  return {
    async settle() {
      await turn();
      return { nextDue: await deps.store.nextDue() };
    },
    run() {
      let isAsked = false;
      const look = () => {
        isAsked = working !== null;
        if (isAsked) return;
        turn()
          .catch((error: unknown) => deps.log.error({ err: error }, 'background work failed; it is tried again'))
          .finally(() => isAsked && look());
      };
      const timer = setInterval(look, LOOK_EVERY_MILLISECONDS);
      // an agent is rung at once, not at the next look
      const unfollow = deps.line.onSettled(look);
      return async () => {
        clearInterval(timer);
        unfollow();
        await working?.catch(() => undefined);
      };
    },
  };
}

async function doAllDue(deps: Deps): Promise<void> {
  const { store, clock } = deps;
  for (;;) {
    const timers = await store.claimTimers(isoTime(clock), isoTime(clock, LEASE_SECONDS), AT_ONCE);
    const commands = await store.claimCommands(isoTime(clock), isoTime(clock, LEASE_SECONDS), AT_ONCE);
    await Promise.all([...timers.map((timer) => runTimer(deps, timer)), ...commands.map((command) => sendCommand(deps, command))]);
    const isDecided = await deps.line.settle();
    if (timers.length + commands.length === 0 && !isDecided) return;
  }
}

async function runTimer(deps: Deps, timer: Timer): Promise<void> {
  const run = timerKinds[timer.kind];
  if (run === undefined) throw new UnexpectedError(`There is no work of the kind "${timer.kind}".`);
  await run(deps, timer);
}

const timerKinds: Readonly<Record<string, (deps: Deps, timer: Timer) => Promise<void>>> = {
  sweep: sweepCall,
  work: takeOverWork,
  // settling writes the next timer itself
  [LINE_TIMER]: async ({ line, store }, { id }) => {
    line.changed();
    await line.settle();
    await store.finishTimer(id, null);
  },
  [OFFER_TIMER]: sweepOffer,
  [CALLER_TIMER]: sweepCaller,
  [DESK_GONE_TIMER]: watchDesk,
  [LEG_TIMER]: sweepLeg,
  [SURVEY_TIMER]: runSurvey,
  recovery: recoverCaller,
  'callback-sweep': sweepAttempt,
};
