import { isWithheld } from '@callwright/flow-compiler';
import { asc, eq } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import type { callStory } from '../calls/call-story.ts';
import { wholeStory } from '../calls/whole-story.ts';
import { isoTime as nowOf } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { promises } from '../line/line-tables.ts';
import { nameOf } from '../line/who-is.ts';
import { isoTime } from '../store/iso-time.ts';
import { contacts } from '../store/tables.ts';
import { caseValues } from './case-values.ts';
import { dispositionChoices } from './disposition-choices.ts';
import { earlierTalks } from './earlier-talks.ts';
import { predictTalk } from './predict-talk.ts';
import { entryChains, notesOf } from './read-notes.ts';
import { scriptOf } from './script-of.ts';
import { segmentOf } from './segment-of.ts';

/** Who reads a case; an agent reads his own notes always. */
interface Reader extends Pick<SignedIn, 'rights'> {
  agentId: string | null;
}

/**
 * All that an agent needs to know of who calls and why, before he answers and while the caller still answers questions in line. What callers said
 * is masked by the class of its variable for who may not see it, wherever it stands; what is in the contacts is shown to who may read contacts.
 */
export async function readCase(deps: Deps, entry: Entry, { rights, agentId }: Reader, language: string) {
  const seesPrivate = rights.has('see-private');
  const reader = { agentId, seesPrivate };
  const now = nowOf(deps.clock);
  const callSid = entry.callSid ?? entry.firstCallSid;
  const chain = (await entryChains(deps.db, [entry.id])).get(entry.id) ?? [entry.id];
  const [known, earlier, contact, notes, said, talk] = await Promise.all([
    callSid === null ? null : wholeStory(deps, callSid, seesPrivate),
    earlierTalks(deps, entry, chain, reader),
    rights.has('read-contacts') ? contactOf(deps, entry) : null,
    notesOf(deps, entry, chain, reader),
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
    isPrivate: entry.isPrivate,
    who: {
      name: rights.has('read-contacts') ? nameOf(deps.codec, entry, contact?.data['name']) : entry.number,
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
    note: notes.own,
    notesOfOthers: notes.others,
    dispositions: dispositionChoices(deps, entry.queue, language),
    script: await scriptOf(deps, entry, segment, () => caseValues(deps, entry, { rights })),
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
