import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageError } from '../page-error.tsx';
import { SideDrawer } from '../side-drawer.tsx';
import { useWhen } from '../when.ts';
import { resourceVersionsQuery, restoreVersion } from './resource-query.ts';
import { useMayChange } from './use-may-change.ts';
import type { ResourceEditing } from './use-resource-draft.ts';

interface ResourceHistoryProps<Value> {
  editing: ResourceEditing<Value>;
  title: string;
  opened: boolean;
  onClose: () => void;
}

/** What a resource was, who changed it and why; any of it can hold again. */
export function ResourceHistory<Value>({ editing, title, opened, onClose }: ResourceHistoryProps<Value>) {
  const { t } = useTranslation('pages');
  return (
    <SideDrawer opened={opened} onClose={onClose} width={420} title={t('history-of', { name: title })}>
      {opened && <Versions editing={editing} />}
    </SideDrawer>
  );
}

function Versions<Value>({ editing: { name, base, discard } }: { editing: ResourceEditing<Value> }) {
  const { t } = useTranslation('pages');
  const answers = useQueryClient();
  const when = useWhen();
  const mayChange = useMayChange();
  const { data: versions, error, refetch } = useQuery(resourceVersionsQuery(name));
  const restore = useMutation({
    mutationFn: (number: number) =>
      restoreVersion(name, { version: number, baseHash: base?.hash ?? '', reason: t('restore-reason', { number }) }),
    onSuccess: async (_, number) => {
      discard();
      await answers.invalidateQueries({ queryKey: ['resources'] });
      notifications.show({ message: t('restored', { number }) });
    },
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  if (error !== null) return <PageError error={error} again={() => void refetch()} />;
  if (versions?.length === 0) return <p className="caption">{t('no-versions')}</p>;
  return (
    <ol className="resource-versions">
      {versions?.map(({ number, reason, by, at }, index) => (
        <li key={number}>
          <div>
            <strong>{t('version', { number })}</strong>
            <span>{reason}</span>
            <span className="caption">
              {by === 'files' ? t('by-files') : by}, {when(at)}
            </span>
          </div>
          {index === 0 && <span className="chip green">{t('current-version')}</span>}
          {index > 0 && mayChange && (
            <Button
              size="xs"
              variant="default"
              loading={restore.isPending && restore.variables === number}
              onClick={() => restore.mutate(number)}
            >
              {t('restore')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
