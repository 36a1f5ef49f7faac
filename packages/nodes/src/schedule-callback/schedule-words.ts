interface Slot {
  words: string;
}

const times: Readonly<Record<string, (words: string, key: number) => string>> = {
  en: (words, key) => `For ${words}, press ${key}.`,
  ro: (words, key) => `Pentru ${words}, apăsați ${key}.`,
  ru: (words, key) => `${words}: нажмите ${key}.`,
};

/** What callers hear by default. `callback.slots` says the times with their keys, in the call's language. */
export const scheduleWords = {
  choose: (none: number) => ({
    en: `When shall we call you? {{ callback.slots }} If none of these suits you, press ${none}.`,
    ro: `Când să vă sunăm? {{ callback.slots }} Dacă nu vă convine niciuna, apăsați ${none}.`,
    ru: `Когда вам перезвонить? {{ callback.slots }} Если ничего не подходит, нажмите ${none}.`,
  }),
  confirm: {
    en: 'We will call you {{ callback.words }} on {{ callback.spoken }}. If the number is right, press 1. For another number, press 2.',
    ro: 'Vă sunăm {{ callback.words }} la {{ callback.spoken }}. Dacă numărul este corect, apăsați 1. Pentru alt număr, apăsați 2.',
    ru: 'Мы перезвоним {{ callback.words }} на номер {{ callback.spoken }}. Если номер верный, нажмите 1. Чтобы указать другой, нажмите 2.',
  },
  another: {
    en: 'Please key in the number with its area code, and end with the hash key.',
    ro: 'Vă rugăm să tastați numărul cu prefix, apoi tasta diez.',
    ru: 'Наберите номер с кодом и нажмите решётку.',
  },
  wrong: { en: 'That is not a telephone number.', ro: 'Acesta nu este un număr de telefon.', ru: 'Это не телефонный номер.' },
  expect: {
    en: 'Thank you. We will call you {{ callback.words }}.',
    ro: 'Vă mulțumim. Vă sunăm {{ callback.words }}.',
    ru: 'Спасибо. Мы перезвоним вам {{ callback.words }}.',
  },
  /** The times with their keys, from 1 on. */
  slots: (slots: readonly Slot[], language: string): string => {
    const say = times[language.toLowerCase().split('-', 1)[0] ?? ''] ?? ((words: string, key: number) => `${words}: ${key}.`);
    return slots.map(({ words }, index) => say(words, index + 1)).join(' ');
  },
};
