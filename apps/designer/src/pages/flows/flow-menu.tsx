import { meQuery } from '@callwright/web/api/me-query.ts';
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDots, IconDownload, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowCard } from '../../api/flow-queries.ts';
import { DeleteFlow } from './delete-flow.tsx';

/** What may be done with a flow as a whole. */
export function FlowMenu({ card }: { card: FlowCard }) {
  const { t } = useTranslation('flows');
  const { data: me } = useQuery(meQuery);
  const answers = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const mayEdit = me?.rights.includes('edit-flows') === true;
  const mayDelete = me?.rights.includes('publish-flows') === true;
  const tell = (work: Promise<string>): void => {
    work.then(
      (message) => notifications.show({ message }),
      (error: unknown) => notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) }),
    );
  };
  const duplicate = async (): Promise<string> => {
    const title = t('copy-of', { title: card.title });
    const { duplicateFlow } = await import('./duplicate-flow.ts');
    await duplicateFlow(card.id, title);
    await answers.invalidateQueries({ queryKey: ['flows'], exact: true });
    return t('duplicated', { title });
  };
  const download = async (): Promise<string> => {
    const { exportFlow } = await import('./export-flow.ts');
    await exportFlow(card.id);
    return t('exported', { id: card.id });
  };
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon variant="default" size={24} aria-label={t('more-of', { title: card.title })}>
            <IconDots size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayEdit && (
            <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => tell(duplicate())}>
              {t('duplicate')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={14} />} onClick={() => tell(download())}>
            {t('export')}
          </Menu.Item>
          {mayDelete && (
            <>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconTrash size={14} />} onClick={() => setDeleting(true)}>
                {t('delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <DeleteFlow card={card} opened={deleting} onClose={() => setDeleting(false)} />
    </>
  );
}
