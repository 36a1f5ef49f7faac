import { inEnglish, type Translate, translateBy } from '@callwright/flow-compiler';
import { nodeWords } from '@callwright/nodes/words';
import { useTranslation } from 'react-i18next';

const inLanguage: Readonly<Record<string, Translate>> = Object.fromEntries(
  Object.entries(nodeWords).map(([language, known]) => [language, translateBy(known)]),
);

/** The words of node types (titles, labels, exits) in the language of the page: English is their key. */
export function useNodeWords(): { words: Translate } {
  const { i18n } = useTranslation();
  return { words: inLanguage[i18n.resolvedLanguage ?? 'en'] ?? inEnglish };
}
