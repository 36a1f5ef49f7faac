import type { Flow } from '@callwright/flow-schema';
import { languageName } from '@callwright/web/i18n/language-name.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { nodeOf } from '../model/open-document.ts';
import type { Told } from './change-words.ts';

/** What changes between two flows are told in, in the language of the page. */
export function useTold(before: Flow | null, after: Flow): Told {
  const { t, i18n } = useTranslation('compare');
  const { words } = useNodeWords();
  return useMemo(
    () => ({
      words,
      say: (key, values = {}) => t(key, values),
      languageName: (tag) => languageName(tag, i18n.resolvedLanguage ?? 'en'),
      node: (id) => nodeOf(after, id) ?? (before === null ? undefined : nodeOf(before, id)),
    }),
    [t, i18n.resolvedLanguage, words, before, after],
  );
}
