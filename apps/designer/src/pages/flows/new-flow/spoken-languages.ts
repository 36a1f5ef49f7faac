export interface LanguageChoice {
  value: string;
  label: string;
}

/** Languages that are offered for a new flow; a flow may have any other by its settings. */
export const spokenLanguages: readonly string[] = [
  ...['en-US', 'en-GB', 'ru-RU', 'ro-RO', 'uk-UA', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-PT', 'pl-PL', 'tr-TR', 'bg-BG', 'hu-HU'],
  ...['cs-CZ', 'el-GR', 'nl-NL', 'sv-SE', 'pt-BR', 'es-US', 'ar-SA', 'he-IL', 'hi-IN', 'ja-JP', 'ko-KR', 'zh-CN'],
];
