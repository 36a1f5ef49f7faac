import i18next from 'i18next';

/** The areas of words that the editor shows from its beginning. */
const AREAS = [
  'editor',
  'canvas',
  'keys',
  'flows',
  'presence',
  'history',
  'publish',
  'find',
  'outline',
  'repairs',
  'problems',
  'inspector',
];

/** Loads the words of the editor all at once: each that came later would hold up the page. */
export function loadEditorWords(): Promise<void> {
  return i18next.loadNamespaces(AREAS);
}
