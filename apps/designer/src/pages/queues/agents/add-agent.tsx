import { Button, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agent, queueActions } from '../queues-api.ts';

interface AddAgentProps {
  queue: string;
  skills: readonly string[];
  others: readonly Agent[];
  onDone: () => void;
}

const NEW = 'new';

/** Takes somebody into the queue: an agent who is there, or a new one with a number. */
export function AddAgent({ skills, others, onDone }: AddAgentProps) {
  const { t } = useTranslation('queues');
  const answers = useQueryClient();
  const [who, setWho] = useState(others.length === 0 ? NEW : '');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const levels = Object.fromEntries(skills.map((skill) => [skill, 1]));
  const add = useMutation({
    mutationFn: async () => {
      if (who === NEW) await queueActions.addAgent({ name: name.trim(), address: address.trim(), skills: levels });
      else await queueActions.setSkills(who, { ...levels, ...others.find(({ id }) => id === who)?.skills });
    },
    onSuccess: async () => {
      await answers.invalidateQueries({ queryKey: ['agents'] });
      onDone();
    },
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  const isReady = who === NEW ? name.trim() !== '' && address.trim() !== '' : who !== '';
  return (
    <form
      className="add-agent"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      {others.length > 0 && (
        <Select
          label={t('who')}
          data={[...others.map((agent) => ({ value: agent.id, label: agent.name })), { value: NEW, label: t('new-agent') }]}
          value={who === '' ? null : who}
          placeholder={t('choose')}
          searchable
          onChange={(next) => setWho(next ?? '')}
        />
      )}
      {who === NEW && (
        <>
          <TextInput label={t('agent-name')} value={name} maxLength={200} onChange={({ currentTarget }) => setName(currentTarget.value)} />
          <TextInput
            label={t('agent-address')}
            placeholder="+37322000111"
            value={address}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" disabled={!isReady} loading={add.isPending}>
        {t('add')}
      </Button>
      <Button variant="default" onClick={onDone}>
        {t('cancel')}
      </Button>
    </form>
  );
}
