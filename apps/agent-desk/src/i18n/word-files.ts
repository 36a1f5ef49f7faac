/** The words of the desk, by language and area. */
export const wordFiles = import.meta.glob('./*/*.json', { import: 'default' });
