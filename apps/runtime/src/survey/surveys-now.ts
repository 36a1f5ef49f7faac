import { emptyTally, figuresOf, type SurveyFigures } from '@callwright/survey';
import { and, count, eq, or, sql } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { sessions } from '../store/tables.ts';
import { countSurveys } from './count-surveys.ts';
import { surveys } from './survey-tables.ts';

const DAY_SECONDS = 86_400;

/** How surveys stand at this moment: being asked, still to be asked, and what those of the last 24 hours came to. */
export async function surveysNow(deps: Deps): Promise<{ open: number; planned: number; lastDay: SurveyFigures }> {
  const { db, clock } = deps;
  const isAsked = or(eq(surveys.channel, 'sms'), eq(sessions.status, 'active'));
  const [open] = await db
    .select({ count: count() })
    .from(surveys)
    .leftJoin(sessions, eq(sessions.callSid, surveys.surveyCallSid))
    .where(and(sql`${surveys.state} = 'open'`, isAsked));
  const [planned] = await db.select({ count: count() }).from(surveys).where(sql`${surveys.state} = 'planned'`);
  const lately = await countSurveys(db, { from: isoTime(clock, -DAY_SECONDS), to: isoTime(clock, 1) }, 'none');
  return { open: open?.count ?? 0, planned: planned?.count ?? 0, lastDay: figuresOf(lately.get('') ?? emptyTally) };
}
