/** Languages that telephone carriers speak and understand, as offered; a flow may have others in its file. */
export const spokenLanguages: readonly string[] = [
  ...['ro-RO', 'ru-RU', 'en-US', 'en-GB', 'uk-UA', 'bg-BG', 'de-DE', 'fr-FR', 'it-IT', 'es-ES', 'pt-PT', 'pl-PL', 'tr-TR', 'el-GR'],
  ...['hu-HU', 'cs-CZ', 'sk-SK', 'sl-SI', 'hr-HR', 'sr-RS', 'nl-NL', 'sv-SE', 'da-DK', 'nb-NO', 'fi-FI', 'he-IL', 'ar-AE', 'hi-IN'],
];

const byLanguage: Readonly<Record<string, readonly string[]>> = {
  'ro-RO': ['Polly.Carmen', 'Google.ro-RO-Standard-A', 'Google.ro-RO-Wavenet-A'],
  'ru-RU': ['Polly.Tatyana', 'Polly.Maxim', 'Google.ru-RU-Wavenet-A', 'Google.ru-RU-Wavenet-B'],
  'en-US': ['Polly.Joanna', 'Polly.Joanna-Neural', 'Polly.Matthew', 'Polly.Matthew-Neural', 'Polly.Ruth-Neural', 'Google.en-US-Neural2-C'],
  'en-GB': ['Polly.Amy', 'Polly.Amy-Neural', 'Polly.Emma', 'Polly.Emma-Neural', 'Polly.Brian-Neural'],
  'de-DE': ['Polly.Vicki', 'Polly.Vicki-Neural', 'Polly.Daniel-Neural', 'Polly.Hans'],
  'fr-FR': ['Polly.Lea', 'Polly.Lea-Neural', 'Polly.Mathieu', 'Polly.Remi-Neural'],
  'it-IT': ['Polly.Bianca', 'Polly.Bianca-Neural', 'Polly.Adriano-Neural'],
  'es-ES': ['Polly.Lucia', 'Polly.Lucia-Neural', 'Polly.Sergio-Neural'],
  'pl-PL': ['Polly.Ewa', 'Polly.Ola-Neural', 'Polly.Jacek'],
  'tr-TR': ['Polly.Filiz', 'Polly.Burcu-Neural'],
};

/** Names of voices to choose from; any other may be typed. */
export function voicesFor(language: string): readonly string[] {
  return byLanguage[language] ?? [];
}
