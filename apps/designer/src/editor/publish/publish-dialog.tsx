import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpened } from '../opened-context.ts';
import { PublishForm } from './publish-form.tsx';
import { PublishedNow } from './published-now.tsx';
import { useLiveVersion } from './use-live-version.ts';
import { usePublish } from './use-publish.ts';

/** Asks before a draft goes live, and says what came of it. */
export function PublishDialog({ close }: { close(): void }) {
  const { t } = useTranslation('publish');
  const { state } = useOpened();
  const live = useLiveVersion(state);
  // what is live changes while it is published
  const [before] = useState(live);
  const { publish, running, outcome, forget } = usePublish();
  const isDone = outcome?.is === 'published';
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      padding={16}
      title={isDone ? t('published') : before === null ? t('first-time') : t('publish-next', { number: before.number + 1 })}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: 'publish-title' }}
    >
      {isDone ? (
        <PublishedNow published={outcome.published} former={before?.number ?? null} close={close} />
      ) : (
        <PublishForm live={before} outcome={outcome} running={running} publish={publish} forget={forget} close={close} />
      )}
    </Modal>
  );
}
