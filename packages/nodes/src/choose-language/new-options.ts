import type { NewPlace } from '@callwright/flow-compiler';

const KEYS = '123456789';

const usual: Readonly<Record<string, (key: string) => { text: string }>> = {
  en: (key) => ({ text: `For English, press ${key}.` }),
  ro: (key) => ({ text: `Pentru română, apăsați ${key}.` }),
  ru: (key) => ({ text: `Для русского языка нажмите ${key}.` }),
};

/** An option for each language of the flow that a key is left for, in the usual words where there are some. */
export function newOptions({ languages }: NewPlace) {
  const options = languages.slice(0, KEYS.length).map((language, index) => {
    const key = KEYS[index] ?? '';
    return { language, key, words: usual[language.split('-')[0] ?? '']?.(key) ?? {} };
  });
  return { options };
}
