export type Keyword = 'stop' | 'start' | 'help';

/** A message that is an order to us rather than to a person. */
export interface HeardKeyword {
  keyword: Keyword;
  /** Of the word; English where the word is one everywhere. */
  language: 'en' | 'ro' | 'ru';
  /** The carrier heeds this word by itself, and has answered it. */
  answeredByCarrier: boolean;
}

/** Twilio's standard keywords; only the whole message counts there. */
const carriersWords = new Set('stop stopall unsubscribe cancel end quit revoke optout start yes unstop help info'.split(' '));

/** Words that are an order when the message says nothing else; letters without their marks. */
const wholeMessages: Readonly<Record<Keyword, Readonly<Record<HeardKeyword['language'], readonly string[]>>>> = {
  stop: {
    en: ['stop', 'stop all', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'opt out', 'optout', 'no more', 'remove me'],
    ro: ['opreste', 'opriti', 'dezabonare', 'dezaboneaza', 'renunt', 'anulare', 'anuleaza', 'gata', 'nu mai trimiteti'],
    ru: ['стоп', 'отписаться', 'отпишите', 'отписка', 'отмена', 'отменить', 'хватит', 'прекратите', 'не пишите'],
  },
  start: {
    en: ['start', 'unstop', 'yes', 'subscribe'],
    ro: ['porneste', 'porniti', 'abonare', 'aboneaza'],
    ru: ['старт', 'подписаться', 'подписка', 'возобновить', 'начать'],
  },
  help: { en: ['help', 'info'], ro: ['ajutor', 'informatii'], ru: ['помощь', 'справка', 'инфо'] },
};
/** Words with which a message begins that is meant as an end, whatever follows. */
const beginnings: readonly (readonly [string, HeardKeyword['language']])[] = [
  ['stop', 'en'],
  ['unsubscribe', 'en'],
  ['opreste', 'ro'],
  ['dezabon', 'ro'],
  ['стоп', 'ru'],
  ['отпис', 'ru'],
  ['отпиш', 'ru'],
];

/** What a message orders, in English, Romanian or Russian; null when it is a message to people. */
export function keywordOf(text: string): HeardKeyword | null {
  const said = plain(text);
  for (const keyword of ['stop', 'start', 'help'] as const)
    for (const language of ['en', 'ro', 'ru'] as const)
      if (wholeMessages[keyword][language].includes(said))
        return { keyword, language, answeredByCarrier: carriersWords.has(text.trim().toLowerCase()) };
  const [first = ''] = said.split(' ');
  const ending = beginnings.find(([word]) => (word.length > 4 ? first.startsWith(word) : first === word));
  return ending === undefined ? null : { keyword: 'stop', language: ending[1], answeredByCarrier: false };
}

/** Small letters without marks, single spaces, no punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/(?<=[a-z])\p{M}/giu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
