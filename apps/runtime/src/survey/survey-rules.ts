import type { SurveyPolicy } from '@callwright/flow-schema';
import { and, eq, gt, isNotNull, ne } from 'drizzle-orm';
import { zonesOfNumber } from '../callbacks/number-zones.ts';
import { nextAllowedAt } from '../callbacks/quiet-hours.ts';
import { storedContext } from '../calls/call-story.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type SurveyOutcome, surveys } from './survey-tables.ts';

type SurveyRow = typeof surveys.$inferSelect;

/** Why somebody may not be asked now; null when he may. A refusal that he once gave to the company always counts. */
export async function whyNotAsked(
  deps: Deps,
  { id, number, callSid, via }: Pick<SurveyRow, 'id' | 'number' | 'callSid' | 'via'>,
  policy: Pick<SurveyPolicy, 'consentField' | 'consentVariable' | 'everyDays'>,
): Promise<SurveyOutcome | null> {
  if (await deps.store.hasOptedOut(number)) return 'stopped';
  const agreed = await consentOf(deps, number, callSid, policy);
  // a program that orders a survey answers for the consent; only a no is heeded
  if (agreed === false || (agreed === null && via !== 'api')) return 'no-consent';
  return (await wasAskedSince(deps, number, id, isoTime(deps.clock, -policy.everyDays * 86_400))) ? 'asked-lately' : null;
}

/** What he has said of being asked: in his contact, else on the call. Null: nothing. */
async function consentOf(
  deps: Deps,
  number: string,
  callSid: string | null,
  { consentField, consentVariable }: Pick<SurveyPolicy, 'consentField' | 'consentVariable'>,
): Promise<boolean | null> {
  const contact = await deps.store.findContact('phone', number);
  const kept = asYesNo(contact?.data[consentField]);
  if (kept === false) return false;
  const session = callSid === null || consentVariable === undefined ? null : await deps.store.findSession(callSid);
  const context = session === null ? null : storedContext.parse(session.snapshot).context;
  const answer = consentVariable === undefined ? undefined : context?.answers[consentVariable];
  const said = answer?.complete === true ? asYesNo(answer.value) : null;
  return said ?? kept;
}

function asYesNo(value: unknown): boolean | null {
  if (value === true || value === 'true' || value === 'yes') return true;
  return value === false || value === 'false' || value === 'no' ? false : null;
}

async function wasAskedSince({ db }: Deps, number: string, own: string, since: string): Promise<boolean> {
  const asked = and(eq(surveys.number, number), ne(surveys.id, own), isNotNull(surveys.offeredAt), gt(surveys.offeredAt, since));
  return (await db.select({ id: surveys.id }).from(surveys).where(asked).limit(1)).length > 0;
}

/** The first moment from a given one on at which a number may be asked, in epoch milliseconds: not in its quiet hours. Null when that does not come. */
export async function mayAskAt(
  number: string,
  ourNumber: string | null,
  quietHours: SurveyPolicy['quietHours'],
  now: number,
): Promise<number | null> {
  const known = await zonesOfNumber(number);
  const zones = known.length > 0 || ourNumber === null ? known : await zonesOfNumber(ourNumber);
  return nextAllowedAt({ quietHours, zones: zones.length === 0 ? ['UTC'] : zones, open: null }, now);
}
