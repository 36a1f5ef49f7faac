import { and, inArray, isNotNull, lt, ne, or } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { surveyAnswers, surveys, surveyTalks } from './survey-tables.ts';

const AT_ONCE = 500;

/** Forgets what was written in surveys and to whom they went, and in the end the surveys: as long as the calls that they are about are kept. Times are ISO 8601. */
export async function forgetSurveys(db: Database, before: { personal: string; all: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const old = tx.select({ id: surveys.id }).from(surveys).where(lt(surveys.createdAt, before.personal));
    const told = or(isNotNull(surveyAnswers.comment), isNotNull(surveyAnswers.recordingSid));
    await tx
      .update(surveyAnswers)
      .set({ comment: null, recordingSid: null })
      .where(and(inArray(surveyAnswers.surveyId, old), told));
    await tx.delete(surveyTalks).where(inArray(surveyTalks.surveyId, old));
    await tx
      .update(surveys)
      .set({ number: '', about: null })
      .where(and(lt(surveys.createdAt, before.personal), ne(surveys.number, '')));
    const gone = await tx.select({ id: surveys.id }).from(surveys).where(lt(surveys.createdAt, before.all)).limit(AT_ONCE);
    const ids = gone.map(({ id }) => id);
    if (ids.length === 0) return;
    await tx.delete(surveyAnswers).where(inArray(surveyAnswers.surveyId, ids));
    await tx.delete(surveys).where(inArray(surveys.id, ids));
  });
}
