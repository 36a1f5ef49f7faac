import { answered, api } from '@callwright/web/api/client.ts';
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FlowCard } from '../../api/flow-queries.ts';

/** Asks before a flow goes, or says what still needs it. */
export function DeleteFlow({ card, opened, onClose }: { card: FlowCard; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('flows');
  const answers = useQueryClient();
  const remove = useMutation({
    mutationFn: async () => {
      const { hash } = await answered(api.flows[':id'].$get({ param: { id: card.id } }));
      await answered(api.flows[':id'].$delete({ param: { id: card.id }, query: { hash } }));
    },
    onSuccess: async () => {
      onClose();
      notifications.show({ message: t('deleted', { title: card.title }) });
      await answers.invalidateQueries({ queryKey: ['flows'], exact: true });
    },
  });
  const needed = neededBy(card, t);
  return (
    <Modal
      padding={16}
      classNames={{ title: 'side-drawer-title' }}
      opened={opened}
      onClose={onClose}
      title={t('delete-title', { title: card.title })}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="sm"
    >
      <p>{needed ?? t('delete-what')}</p>
      {remove.error !== null && (
        <p className="field-problem" role="alert">
          {remove.error.message}
        </p>
      )}
      <div className="dialog-buttons">
        <Button variant="default" onClick={onClose}>
          {t('keep')}
        </Button>
        <Button color="red" disabled={needed !== null} loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('delete')}
        </Button>
      </div>
    </Modal>
  );
}

type Words = (key: string, values: Record<string, unknown>) => string;

function neededBy({ numbers, callsNow, usedBy }: FlowCard, t: Words): string | null {
  if (numbers.length > 0) return t('delete-numbers', { count: numbers.length, numbers: numbers.join(', ') });
  if (usedBy.length > 0) return t('delete-used', { flows: usedBy.join(', ') });
  return callsNow > 0 ? t('delete-calls', { count: callsNow }) : null;
}
