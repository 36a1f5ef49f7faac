import i18next from 'i18next';

/** Says what the server refuses in the language of the page; in English in its own exact words, which know more. */
export function refusalWords(): (code: string, message: string) => string {
  const load = (): void => void i18next.loadNamespaces('refusals');
  i18next.on('languageChanged', load);
  load();
  return (code, message) =>
    i18next.resolvedLanguage !== 'en' && i18next.exists(code, { ns: 'refusals' }) ? i18next.t(code, { ns: 'refusals' }) : message;
}
