import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queueActions, queuesNowQuery } from '../queues/queues-api.ts';

const icon = <IconPhoneOutgoing size={13} stroke={1.9} aria-hidden />;

/** Puts a call that we owe this number into the line: of the queue he stood in, else of one that is chosen. */
export function CallBackButton({ number, queue }: { number: string; queue: string | null }) {
  const { t } = useTranslation('lost-calls');
  const answers = useQueryClient();
  const { data: queues = [] } = useQuery({ ...queuesNowQuery, enabled: queue === null });
  const callBack = useMutation({
    mutationFn: (name: string) => queueActions.callBack(name, number),
    onSuccess: () => notifications.show({ message: t('will-be-called') }),
    onSettled: () => answers.invalidateQueries({ queryKey: ['lost-calls'] }),
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  const look = { size: 'xs', variant: 'default', leftSection: icon, loading: callBack.isPending } as const;
  if (queue !== null)
    return (
      <Button {...look} onClick={() => callBack.mutate(queue)}>
        {t('call-back')}
      </Button>
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button {...look}>{t('call-back')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('call-back-by')}</Menu.Label>
        {queues.map(({ name, title }) => (
          <Menu.Item key={name} onClick={() => callBack.mutate(name)}>
            {title === '' ? name : title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
