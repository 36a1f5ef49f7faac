import type { Prompt } from '@callwright/flow-schema';

const usual: Record<string, string> = {
  en: 'To send your message, press 1. To listen to it, press 2. To record it again, press 3.',
  ro: 'Pentru a trimite mesajul, apăsați 1. Pentru a-l asculta, apăsați 2. Pentru a-l înregistra din nou, apăsați 3.',
  ru: 'Чтобы отправить сообщение, нажмите 1. Чтобы прослушать, нажмите 2. Чтобы записать заново, нажмите 3.',
};

/** What is asked after a recording, in those of the languages that have usual words. */
export function reviewPrompt(languages: readonly string[]): Prompt {
  const known = languages.flatMap((language): [string, { text: string }][] => {
    const text = usual[language.split('-')[0] ?? ''];
    return text === undefined ? [] : [[language, { text }]];
  });
  return Object.fromEntries(known);
}
