import { api } from '@callwright/web/api/client.ts';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { useDesk } from './use-desk.ts';

interface Parts {
  close(): void;
  number: string | null;
  act: ReturnType<typeof useDesk>['act'];
}

/** Calls go to a telephone instead of the browser; there he presses 1 to accept. */
export function ForwardForm({ close, number, act }: Parts) {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState(number ?? '');
  const [error, setError] = useState<string | null>(null);
  const send = (to: string | null) =>
    act(api.desk.forward.$put({ json: { number: to } })).then(close, (failure: Error) => setError(failure.message));
  return (
    <Modal opened onClose={close} title={t('forward')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(typed.trim());
        }}
      >
        <TextInput
          data-autofocus
          label={t('forward-number')}
          description={t('forward-help')}
          placeholder="+40721000111"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={error}
        />
        <Group mt={12} justify="flex-end">
          {number !== null && (
            <Button variant="default" onClick={() => void send(null)}>
              {t('forward-end')}
            </Button>
          )}
          <Button type="submit">{t('forward-set')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
