/** The words of the designer's pages, by language and area. */
export const wordFiles = import.meta.glob('./*/*.json', { import: 'default' });
