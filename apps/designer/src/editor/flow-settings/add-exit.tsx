import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freeId, slugOf } from '../model/commands/free-id.ts';

interface Props {
  readOnly: boolean;
  isTaken(exit: string): boolean;
  /** An exit under an id that is free, with the name that was typed. */
  add(exit: string, name: string): void;
}

/** The field below a list of exits by which one is added. */
export function AddExit({ readOnly, isTaken, add }: Props) {
  const { t } = useTranslation('flow-settings');
  const [name, setName] = useState('');
  const submit = () => {
    if (name.trim() === '') return;
    add(freeId(slugOf(name, 'exit'), isTaken), name.trim());
    setName('');
  };
  return (
    <TextInput
      aria-label={t('add-exit')}
      placeholder={t('add-exit')}
      value={name}
      readOnly={readOnly}
      rightSection={
        <ActionIcon size={22} aria-label={t('add-exit')} disabled={readOnly || name.trim() === ''} onClick={submit}>
          <IconPlus size={14} />
        </ActionIcon>
      }
      onChange={({ currentTarget }) => setName(currentTarget.value)}
      onKeyDown={({ key }) => key === 'Enter' && submit()}
    />
  );
}
