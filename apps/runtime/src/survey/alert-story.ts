import { desc, eq, or } from 'drizzle-orm';
import { nodeTitle } from '../calls/node-title.ts';
import type { Deps } from '../deps.ts';
import { talkRecordings } from '../talk/talk-tables.ts';
import { surveys } from './survey-tables.ts';

/** What stands beside a low score: the caller's way, by the titles of its nodes, what was recorded, and the page of the call. */
export interface AlertStory {
  path: string[];
  recordings: { sid: string; seconds: number }[];
  url: string;
  /** Our number on which it was asked. */
  from: string | undefined;
}

/** The story of the talk that a low score is about. */
export async function alertStory({ db, library, settings }: Deps, callSid: string): Promise<AlertStory> {
  const about = or(eq(surveys.callSid, callSid), eq(surveys.surveyCallSid, callSid), eq(surveys.id, callSid));
  const [survey] = await db.select().from(surveys).where(about).orderBy(desc(surveys.createdAt)).limit(1);
  const flow = survey?.callVersion == null ? null : await library.version(survey.callVersion).catch(() => null);
  const nodes = (survey?.path ?? '').split(' ').filter((node) => node !== '');
  const recorded =
    survey?.entryId == null
      ? []
      : await db
          .select({ sid: talkRecordings.recordingSid, seconds: talkRecordings.seconds })
          .from(talkRecordings)
          .where(eq(talkRecordings.entryId, survey.entryId));
  return {
    path: nodes.map((node) => (flow === null ? node : nodeTitle(flow, node))),
    recordings: recorded,
    from: survey?.ourNumber ?? undefined,
    url: `${settings.publicUrl}/calls/${survey?.callSid ?? survey?.surveyCallSid ?? callSid}`,
  };
}

/** An alert's words with that story: people see how the caller came there, and where to listen. */
export function withStory(text: string, { path, url }: Pick<AlertStory, 'path' | 'url'>): string {
  return [text, ...(path.length > 0 ? [path.join(' > ')] : []), url].join('\n');
}
