import { api } from '@callwright/web/api/client.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAddressBook, IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSoundChecked } from '../phone/sound-checked.ts';
import type { Phone } from '../phone/use-phone.ts';
import type { Desk } from './desk-query.ts';
import type { useDesk } from './use-desk.ts';
import type { DeskKeys } from './use-desk-keys.ts';

interface Parts {
  desk: Desk;
  phone: Phone;
  act: ReturnType<typeof useDesk>['act'];
  keys: DeskKeys;
}

/** No call: what happens next, and a number to call. */
export function Idle({ desk, phone, act, keys }: Parts) {
  const { t } = useTranslation('desk');
  const { agent, callerIds } = desk;
  const [number, setNumber] = useState('');
  const [callerId, setCallerId] = useState(callerIds[0]?.number ?? '');
  const [error, setError] = useState<string | null>(null);
  const isFaulty = ['no-microphone', 'no-token', 'failed'].includes(phone.state);
  const call = () =>
    act(api.desk.calls.$post({ json: { to: number.trim(), ...(callerId !== '' && { callerId }) } })).then(
      () => setNumber(''),
      (failure: Error) => setError(failure.message),
    );
  const goAvailable = (): void => {
    if (!isSoundChecked() && agent.forwardTo === null && !isFaulty) keys.open('sound');
    else void act(api.desk.status.$put({ json: { status: 'available' } })).catch(() => undefined);
  };
  return (
    <div className="idle">
      <section className="idle-now">
        <h1>{t(`idle-${agent.status}`, { defaultValue: t('idle-away') })}</h1>
        {isFaulty && <p className="idle-trouble">{t(`phone-${phone.state}-what`)}</p>}
        {agent.status !== 'available' && (
          <Button color="green" size="md" onClick={goAvailable}>
            {t('go-available')}
          </Button>
        )}
      </section>
      <form
        className="call-out"
        aria-label={t('call-out')}
        onSubmit={(event) => {
          event.preventDefault();
          void call();
        }}
      >
        <h2>{t('call-out')}</h2>
        <TextInput
          label={t('number')}
          placeholder="+40721000111"
          value={number}
          error={error}
          onChange={(event) => {
            setNumber(event.currentTarget.value);
            setError(null);
          }}
        />
        <NativeSelect
          label={t('shown-number')}
          data={callerIds.map(({ name, number: value }) => ({ value, label: `${name} · ${value}` }))}
          value={callerId}
          onChange={(event) => setCallerId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" leftSection={<IconPhoneOutgoing size={16} aria-hidden />} disabled={number.trim() === ''}>
          {t('call')}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconAddressBook size={16} aria-hidden />}
          rightSection={<kbd className="key-cap">C</kbd>}
          onClick={() => keys.open('calls')}
        >
          {t('calls-open')}
        </Button>
      </form>
    </div>
  );
}
