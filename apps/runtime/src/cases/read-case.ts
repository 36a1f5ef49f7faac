import { isWithheld } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { asc, eq } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import type { callStory } from '../calls/call-story.ts';
import { wholeStory } from '../calls/whole-story.ts';
import { isoTime as nowOf } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { promises } from '../line/line-tables.ts';
import { whoIs } from '../line/who-is.ts';
import { isoTime } from '../store/iso-time.ts';
import { contacts } from '../store/tables.ts';
import { caseNotes } from './case-tables.ts';
import { dispositionChoices } from './disposition-choices.ts';
import { earlierTalks } from './earlier-talks.ts';
import { predictTalk } from './predict-talk.ts';
import { scriptOf } from './script-of.ts';
import { segmentOf } from './segment-of.ts';

/**
 * All that an agent needs to know of who calls and why, before he answers and while the caller still answers questions in line. Private answers
 * are masked for who may not see them.
 */
export async function readCase(deps: Deps, entry: Entry, { rights }: Pick<SignedIn, 'rights'>, language: string) {
  const seesPrivate = rights.has('see-private');
  const now = nowOf(deps.clock);
  const callSid = entry.callSid ?? entry.firstCallSid;
  const [known, earlier, contact, note, said, talk] = await Promise.all([
    callSid === null ? null : wholeStory(deps, callSid, seesPrivate),
    earlierTalks(deps, entry.number, entry.id, seesPrivate),
    contactOf(deps, entry),
    noteOf(deps, entry),
    promisesOf(deps, entry),
    predictTalk(deps, entry.queue),
  ]);
  const until = entry.connectedAt ?? entry.endedAt ?? now;
  const talks = earlier.flatMap(({ at, talkSeconds }) => (talkSeconds === null ? [] : [at]));
  const segment = segmentOf(talks, now);
  const story = known?.story;
  const answers = story?.answers ?? [];
  return {
    entry: entry.id,
    who: {
      name: nameOf(entry, contact?.data['name'], seesPrivate),
      number: entry.number,
      isVip: entry.isVip,
      contactId: contact?.id ?? null,
      fields: contact?.fields ?? [],
      segment,
      since: talks.at(-1) ?? null,
      callsToday: earlier.filter(({ at }) => Date.parse(now) - Date.parse(at) < 86_400_000).length,
    },
    why: { words: reasonOf(answers), path: story?.path ?? [] },
    language: entry.language,
    answers,
    partial: story?.entry?.partial ?? null,
    waited: { since: isoTime(entry.since), seconds: Math.max(0, Math.round((Date.parse(until) - Date.parse(entry.since)) / 1000)) },
    promise: said,
    earlier,
    callbacks: story?.callbacks ?? [],
    recordings: story?.recordings ?? [],
    survey: story?.survey ?? null,
    talk,
    note,
    dispositions: dispositionChoices(deps, entry.queue, language),
    script: await scriptOf(deps, entry, { answers, contact: contact?.data ?? {}, segment }),
  };
}

export type Case = Awaited<ReturnType<typeof readCase>>;

async function contactOf({ db }: Deps, { number }: Entry) {
  if (isWithheld(number)) return null;
  const [row] = await db.select().from(contacts).where(eq(contacts.phone, number));
  if (row === undefined) return null;
  const fields = Object.entries(row.data).flatMap(([name, value]) =>
    value === null || typeof value === 'object' || name === 'name' ? [] : [{ name, value: String(value) }],
  );
  return { id: row.id, data: row.data, fields };
}

async function noteOf({ db, codec }: Deps, { id }: Entry) {
  const [row] = await db.select().from(caseNotes).where(eq(caseNotes.entryId, id));
  const { text = '', seq = 0, tags = [], mood = null, disposition = null } = row ?? {};
  return { text: codec.open(text), seq, tags, mood, disposition };
}

/** His name as the call knows it, or as the contacts do. */
function nameOf(entry: Entry, known: JsonValue | undefined, seesPrivate: boolean): string {
  const name = whoIs(entry);
  const mayTell = !entry.isPrivate || seesPrivate;
  return name === entry.number && mayTell && typeof known === 'string' && known !== '' ? known : name;
}

/** The last thing that he was told of his wait, and whether it came true. */
async function promisesOf({ db }: Deps, { id }: Entry) {
  const rows = await db.select().from(promises).where(eq(promises.entryId, id)).orderBy(asc(promises.id));
  const last = rows.filter(({ kind }) => kind !== 'position').at(-1) ?? rows.at(-1);
  return last === undefined
    ? null
    : { kind: last.kind, said: last.said, at: isoTime(last.at), upTo: last.upTo === null ? null : isoTime(last.upTo), kept: last.kept };
}

type ToldAnswer = ReturnType<typeof callStory>['answers'][number];

/** Why he calls, in the words of what he chose: the first two answers that are words. */
function reasonOf(answers: readonly ToldAnswer[]): string[] {
  return answers
    .flatMap(({ value, how }) => (how !== 'set' && typeof value === 'string' && /\p{L}/u.test(value) ? [value] : []))
    .slice(0, 2);
}
