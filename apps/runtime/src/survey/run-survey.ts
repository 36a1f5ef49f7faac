import { type SurveyPolicy, surveyPolicySchema } from '@callwright/flow-schema';
import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Timer } from '../store/store.ts';
import { mayAskAt, whyNotAsked } from './survey-rules.ts';
import { type SurveyOutcome, surveys } from './survey-tables.ts';
import { beginTextTalk, closeTextTalk } from './text-talk.ts';

type SurveyRow = typeof surveys.$inferSelect;
/** A call that rings for a survey is over by then. */
const CALL_OVER_SECONDS = 3600;
const usual = surveyPolicySchema.parse({ flow: 'survey' });

/** A survey's time has come: to be asked, if he agrees and it is no quiet hour; or to be closed, when nothing was answered for so long. */
export async function runSurvey(deps: Deps, { id: timer, callSid: surveyId }: Timer): Promise<void> {
  const [survey] = await deps.db.select().from(surveys).where(eq(surveys.id, surveyId));
  const again = survey === undefined || survey.state === 'over' ? null : await step(deps, survey);
  await deps.store.finishTimer(timer, again);
}

/** When it is to be looked at again; null when it is over. */
async function step(deps: Deps, survey: SurveyRow): Promise<string | null> {
  if (survey.state === 'open') return close(deps, survey, survey.channel === 'sms' ? 'expired' : 'unreached');
  const policy = policyOf(deps, survey);
  const why = await whyNotAsked(deps, survey, policy);
  if (why !== null) return close(deps, survey, why);
  const from = ourNumberOf(deps, survey, policy);
  const flow = await deps.library.live(survey.flowId);
  if (from === null || flow?.flow.kind !== 'survey') {
    deps.log.error(
      { survey: survey.id, flow: survey.flowId },
      'somebody is to be asked, but there is no live flow of kind "survey", or no number',
    );
    return close(deps, survey, 'no-flow');
  }
  const now = deps.clock.now();
  const at = await mayAskAt(survey.number, from, policy.quietHours, now);
  if (at === null) return close(deps, survey, 'no-consent');
  if (at > now) return new Date(at).toISOString();
  if (survey.channel === 'sms') return ask(deps, survey, from, policy);
  return ring(deps, survey, from);
}

async function ask(deps: Deps, survey: SurveyRow, from: string, policy: SurveyPolicy): Promise<string | null> {
  const flow = await deps.library.live(survey.flowId);
  if (flow === null || !(await beginTextTalk(deps, survey, from, flow))) return close(deps, survey, 'asked-lately');
  return isoTime(deps.clock, policy.answerWithinHours * 3600);
}

async function ring(deps: Deps, { id }: SurveyRow, from: string): Promise<string> {
  const at = isoTime(deps.clock);
  await deps.db.update(surveys).set({ state: 'open', ourNumber: from }).where(eq(surveys.id, id));
  await deps.store.addCommand({ command: 'survey-call', survey: id, at }, at);
  return isoTime(deps.clock, CALL_OVER_SECONDS);
}

async function close(deps: Deps, { id }: SurveyRow, outcome: SurveyOutcome): Promise<null> {
  await deps.db.transaction((tx) => closeTextTalk(tx, id, outcome, isoTime(deps.clock)));
  return null;
}

function policyOf({ resources }: Deps, { queue, flowId, via }: SurveyRow): SurveyPolicy {
  const own = queue === null ? undefined : resources.queue(queue)?.survey;
  return own !== undefined && via === 'hung-up' ? own : { ...usual, ...own, flow: flowId, everyDays: 0 };
}

/** The number that he called, unless the queue shows another; of ours, the first. */
export function ourNumberOf(
  { environment }: Pick<Deps, 'environment'>,
  { ourNumber }: Pick<SurveyRow, 'ourNumber'>,
  policy: SurveyPolicy,
): string | null {
  const shown = policy.callerId === undefined ? undefined : environment.bindings.callerIdOf(policy.callerId);
  const { numbers } = environment.current();
  return shown ?? ourNumber ?? Object.keys(numbers)[0] ?? null;
}
