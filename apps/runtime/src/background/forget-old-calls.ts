import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { forgetCall } from '../privacy/forget-call.ts';
import type { PrivacyClass } from '../privacy/private-variables.ts';
import { forgetStatuses } from '../staff/forget-statuses.ts';
import { forgetSurveys } from '../survey/forget-surveys.ts';
import { forgetAudit, forgetTalkRecordings } from '../talk/forget-talks.ts';

const AGAIN_AFTER_MILLISECONDS = 3600 * 1000;
const AT_ONCE = 50;
const DAY_SECONDS = 86_400;
const privateClasses: readonly PrivacyClass[] = ['card', 'health', 'personal'];

/** Forgets, once an hour of the clock, what the environment's retention lets be kept no longer: by class, and in the end the whole call. */
export function createForgetting(deps: Deps): () => Promise<void> {
  let next = 0;
  return async () => {
    if (deps.clock.now() < next) return;
    next = deps.clock.now() + AGAIN_AFTER_MILLISECONDS;
    const days = deps.environment.current().retentionDays;
    const before = (count: number) => isoTime(deps.clock, -count * DAY_SECONDS);
    for (const privacy of privateClasses) await forgetClass(deps, privacy, before(days[privacy]));
    await forgetMessages(deps, before(days.personal));
    await deps.store.deleteAlerts(before(days.personal));
    // a recording comes into its mailbox within minutes, or never
    await deps.store.deleteEarlyTexts(before(1));
    // a private call may have had a card in it, so what was said goes with the first class
    const soonest = Math.min(days.card, days.health, days.personal);
    await forgetSurveys(deps.db, { personal: before(days.personal), all: before(days.none) });
    await deps.store.forgetLine({ private: before(soonest), personal: before(days.personal), all: before(days.none) });
    await forgetTalkRecordings(deps.db, before(soonest), isoTime(deps.clock));
    await forgetAudit(deps.db, before(days.none));
    await forgetStatuses(deps.db, before(days.none));
    await deps.store.deleteCalls(before(days.none));
  };
}

async function forgetClass(deps: Deps, privacy: PrivacyClass, endedBefore: string): Promise<void> {
  for (;;) {
    const sessions = await deps.store.listForgettable(privacy, endedBefore, AT_ONCE);
    for (const session of sessions) {
      const known = session.forgotten.split(',').filter((name): name is PrivacyClass => privateClasses.some((one) => one === name));
      await forgetCall(deps, session, [...known, privacy]);
    }
    if (sessions.length < AT_ONCE) return;
  }
}

/** What callers said into a mailbox is personal: it goes here and at the carrier. */
async function forgetMessages({ store, clock }: Deps, before: string): Promise<void> {
  for (;;) {
    const messages = await store.listOldMessages(before, AT_ONCE);
    for (const { recordingSid } of messages) {
      await store.addCommand({ command: 'delete-recording', recordingSid }, isoTime(clock));
      await store.deleteMessage(recordingSid);
    }
    if (messages.length < AT_ONCE) return;
  }
}
