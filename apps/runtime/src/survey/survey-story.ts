import { asc, desc, eq, inArray, or } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { isoTime } from '../store/iso-time.ts';
import { mailboxMessages, sessions } from '../store/tables.ts';
import { surveyAnswers, surveys } from './survey-tables.ts';

const told = (time: string | null) => (time === null ? null : isoTime(time));

/** What somebody answered in the survey about a call, or on it; null when there was none. Comments are told only to who may see them. */
export async function surveyStory({ db, codec }: Pick<Deps, 'db' | 'codec'>, callSid: string, seesPrivate: boolean) {
  const about = or(eq(surveys.callSid, callSid), eq(surveys.surveyCallSid, callSid));
  const [survey] = await db.select().from(surveys).where(about).orderBy(desc(surveys.createdAt)).limit(1);
  return survey === undefined ? null : toldSurvey({ db, codec }, survey, seesPrivate);
}

/** A survey with its answers, as the API tells it. */
export async function toldSurvey({ db, codec }: Pick<Deps, 'db' | 'codec'>, survey: typeof surveys.$inferSelect, seesPrivate: boolean) {
  const { id, flowId, version, via, channel, state, outcome, number, language, callSid, surveyCallSid, queue, agentId, about } = survey;
  const rows = await db.select().from(surveyAnswers).where(eq(surveyAnswers.surveyId, id)).orderBy(asc(surveyAnswers.position));
  const [call] =
    survey.surveyCallSid === null
      ? []
      : await db.select({ status: sessions.status }).from(sessions).where(eq(sessions.callSid, survey.surveyCallSid));
  const sids = rows.flatMap(({ recordingSid }) => recordingSid ?? []);
  const spoken = sids.length === 0 ? [] : await db.select().from(mailboxMessages).where(inArray(mailboxMessages.recordingSid, sids));
  return {
    // the end of a call ends what was asked on it
    state: state === 'open' && call?.status === 'ended' ? ('over' as const) : state,
    ...{ id, flow: flowId, version, via, channel, outcome, number, language, callSid, surveyCallSid, queue, agent: agentId, about },
    createdAt: isoTime(survey.createdAt),
    offeredAt: told(survey.offeredAt),
    startedAt: told(survey.startedAt),
    completedAt: told(survey.completedAt),
    endedAt: told(survey.endedAt),
    answers: rows.map((row) => {
      const written = seesPrivate || !survey.isPrivate ? codec.open(row.comment) : null;
      const text = spoken.find(({ recordingSid }) => recordingSid === row.recordingSid)?.transcription;
      const { question, title, kind, measure, score, choice, label, recordingSid, how, confidence, isAnswered } = row;
      return {
        ...{ question, title, kind, measure, score, choice, label, recordingSid, how, confidence, isAnswered },
        comment: written ?? (seesPrivate ? (text ?? null) : null),
        askedAt: isoTime(row.askedAt),
        leftAt: told(row.leftAt),
      };
    }),
  };
}
