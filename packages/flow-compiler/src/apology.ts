import type { SayVerb } from './verb.ts';

const apologies: Record<string, string> = {
  en: 'We are sorry, something went wrong on our side. Please call again in a few minutes.',
  ro: 'Ne pare rău, a apărut o eroare la noi. Vă rugăm să sunați din nou peste câteva minute.',
  ru: 'Извините, у нас произошла ошибка. Пожалуйста, перезвоните через несколько минут.',
};

/** What a caller hears when nothing else can be said: in the call's language where it is known, else in English. */
export function apology(language: string, voice?: string): SayVerb {
  const spoken = apologies[language.split('-')[0] ?? ''];
  if (spoken === undefined) return { verb: 'say', text: apologies['en'] ?? '', language: 'en-US' };
  return { verb: 'say', text: spoken, language, ...(voice !== undefined && { voice }) };
}
