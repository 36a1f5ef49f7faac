import { howLongAgo } from '@callwright/web/i18n/how-long-ago.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaving } from './saving-context.ts';

const LOOK_AGAIN_MILLISECONDS = 10_000;

/** When the draft was saved, or that it is being saved. */
export function SavedWhen() {
  const { t, i18n } = useTranslation('editor');
  const { state, savedAt } = useSaving((saving) => saving);
  const [, lookAgain] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => lookAgain((times) => times + 1), LOOK_AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  const words = {
    saved: savedAt === null ? '' : t('saved', { when: howLongAgo(savedAt, i18n.resolvedLanguage ?? 'en') }),
    ...{ waiting: t('saving'), saving: t('saving'), offline: t('not-saved'), conflict: t('not-saved'), refused: t('not-saved') },
  };
  return (
    <span className="saved-when" role="status">
      {words[state]}
    </span>
  );
}
