import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PublishResource } from './publish-resource.tsx';
import { ResourceHistory } from './resource-history.tsx';
import './resource.css';
import { useMayChange } from './use-may-change.ts';
import type { ResourceEditing } from './use-resource-draft.ts';

/** History, and what may be done with changes that are not published. */
export function ResourceBar<Value>({
  editing,
  title,
  problems,
}: {
  editing: ResourceEditing<Value>;
  title: string;
  problems: readonly string[];
}) {
  const { t } = useTranslation('pages');
  const [opened, setOpened] = useState<'history' | 'publish' | null>(null);
  const mayChange = useMayChange();
  const count = editing.changes.length;
  return (
    <>
      {count > 0 && (
        <>
          <span className="chip amber" title={t('unpublished')}>
            {t('unpublished')}
          </span>
          <Button variant="subtle" color="gray" onClick={editing.discard}>
            {t('discard')}
          </Button>
        </>
      )}
      <Button variant="default" leftSection={<IconHistory size={15} stroke={1.9} aria-hidden />} onClick={() => setOpened('history')}>
        {t('history')}
      </Button>
      {mayChange && (
        <Button disabled={count === 0} onClick={() => setOpened('publish')}>
          {count === 0 ? t('publish') : t('publish-changes', { count })}
        </Button>
      )}
      {opened === 'publish' && <PublishResource editing={editing} problems={problems} onClose={() => setOpened(null)} />}
      <ResourceHistory editing={editing} title={title} opened={opened === 'history'} onClose={() => setOpened(null)} />
    </>
  );
}
