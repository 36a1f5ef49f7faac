/** The flow's language for what is known of a contact, which may be written "ro", "ro_RO" or "RO-MD": the very one, else the same tongue. */
export function spokenLanguage(remembered: unknown, languages: readonly string[]): string | undefined {
  const wanted = typeof remembered === 'string' ? remembered.trim().replaceAll('_', '-').toLowerCase() : '';
  const tongue = (tag: string) => tag.toLowerCase().split('-')[0];
  return (
    languages.find((language) => language.toLowerCase() === wanted) ?? languages.find((language) => tongue(language) === tongue(wanted))
  );
}
