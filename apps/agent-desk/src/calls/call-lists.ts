import { answered, api } from '@callwright/web/api/client.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { queryOptions } from '@tanstack/react-query';
import type { TFunction } from 'i18next';

/** Whom one may call, and why. */
export interface CallRow {
  key: string;
  number: string;
  who: string;
  isVip: boolean;
  /** When it was; null of a contact. */
  at: string | null;
  words: string;
  about: About;
}
type About = { contact: string } | { entry: string } | { message: string } | undefined;

export const callLists = ['contacts', 'own', 'lost', 'voicemail'] as const;
export type CallList = (typeof callLists)[number];

const FRESH_MILLISECONDS = 15_000;
const LONGEST_LIST = 50;

/** The rows of one of the four lists; `search` is of contacts alone. */
export function callListQuery(list: CallList, search: string, t: TFunction<'desk'>) {
  return queryOptions({
    queryKey: ['call-list', list, list === 'contacts' ? search : ''],
    queryFn: () => readers[list](t, search),
    refetchInterval: FRESH_MILLISECONDS,
    placeholderData: (before, query) => (query?.queryKey[1] === list ? before : undefined),
  });
}

const readers: Record<CallList, (t: TFunction<'desk'>, search: string) => Promise<CallRow[]>> = {
  async contacts(_, search) {
    const { contacts } = await answered(api.contacts.$get({ query: { search, limit: String(LONGEST_LIST) } }));
    return contacts.flatMap(({ id, phone, data }) => {
      if (phone === null) return [];
      const { name, company, vip } = data as { name?: unknown; company?: unknown; vip?: unknown };
      const who = typeof name === 'string' && name !== '' ? name : phone;
      const words = typeof company === 'string' ? company : '';
      return [{ key: id, number: phone, who, isVip: vip === true || vip === 'true', at: null, words, about: { contact: id } }];
    });
  },
  async own(t) {
    const { calls } = await answered(api.desk.calls.$get());
    return calls.map(({ entry, number, who, isVip, at, direction, outcome, talkSeconds, queueTitle }) => {
      const way = direction === 'out' ? t('outgoing') : queueTitle;
      const words = [way, talkSeconds === null ? t(`own-${outcome}`) : clockText(talkSeconds)].join(' · ');
      return { key: entry, number, who, isVip, at, words, about: { entry } };
    });
  },
  async lost(t) {
    const { lost } = await answered(api.desk['lost-calls'].$get());
    return lost.map(({ callSid, number, who, isVip, at, queueTitle, waitedSeconds, owed }) => {
      const waited = t('hung-up-after', { time: clockText(waitedSeconds) });
      const words = [queueTitle, waited, ...(owed === null ? [] : [t('is-owed')])].join(' · ');
      return { key: callSid, number, who: who ?? number, isVip, at, words, about: undefined };
    });
  },
  async voicemail() {
    const boxes = await answered(api.mailboxes.$get());
    const found = await Promise.all(
      boxes.map(async ({ name }) => {
        const query = { limit: String(LONGEST_LIST) };
        const { messages } = await answered(api.mailboxes[':name'].messages.$get({ param: { name }, query }));
        return messages.map(({ id, from, at, seconds, transcription }) => {
          const words = [name, clockText(seconds), ...(transcription === null ? [] : [`“${transcription}”`])].join(' · ');
          return { key: id, number: from, who: from, isVip: false, at, words, about: { message: id } };
        });
      }),
    );
    return found.flat().sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  },
};
