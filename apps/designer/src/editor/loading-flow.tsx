import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SENTENCE_AFTER_MILLISECONDS = 2000;

/** Grey shapes of the editor; a sentence when it takes long. */
export function LoadingFlow({ nodes }: { nodes: number }) {
  const { t } = useTranslation('editor');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SENTENCE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="editor-frame" aria-busy="true">
      <div className="editor-top">
        <Skeleton width={24} height={24} />
        <Skeleton width={180} height={16} />
      </div>
      <div className="editor-loading">
        {[0, 1, 2, 3].map((column) => (
          <Skeleton key={column} width={204} height={120} radius={8} />
        ))}
        {long && <p role="status">{nodes > 0 ? t('reading-nodes', { count: nodes }) : t('reading')}</p>}
      </div>
    </div>
  );
}
