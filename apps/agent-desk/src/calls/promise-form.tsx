import { ApiError } from '@callwright/web/api/api-error.ts';
import { answered, api } from '@callwright/web/api/client.ts';
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { IconPhoneCalling } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownQueuesQuery } from '../desk/desk-query.ts';
import { localInput } from './local-input.ts';
import './calls-side.css';

/** Whom a call is promised: the caller of now, or of the call that has just ended. */
export interface Promised {
  number: string;
  who: string;
  queue: string;
  language?: string;
}

type Told = { is: 'done'; at: string | null; zone: string } | { is: 'refused'; words: string; next: string | null; zone: string };

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Promises a call: as soon as it is his turn, or at a time; by the queue, or by the agent himself. A refusal tells when it is allowed. */
export function PromiseForm({ to }: { to: Promised }) {
  const { t, i18n } = useTranslation('desk');
  const { data } = useQuery(ownQueuesQuery());
  const queues = data?.queues.filter(({ callsBack }) => callsBack) ?? [];
  const [opened, open] = useState(false);
  const [picked, pick] = useState<string | null>(null);
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const [personal, setPersonal] = useState(false);
  const [told, tell] = useState<Told | null>(null);
  const queue = queues.find(({ name }) => name === (picked ?? to.queue)) ?? queues[0];
  if (queue === undefined) return null;
  const time = (moment: string, zone: string) =>
    new Intl.DateTimeFormat(i18n.resolvedLanguage, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: zone }).format(
      new Date(moment),
    );
  const send = async (): Promise<void> => {
    const wish = {
      ...{ queue: queue.name, number: to.number },
      ...(at !== '' && { at: new Date(at).toISOString() }),
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(to.who !== to.number && { name: to.who.slice(0, 100) }),
      ...(to.language !== undefined && { language: to.language }),
      ...(queue.mindsAgent && personal && { personal }),
    };
    try {
      const made = await answered(api.desk.callbacks.$post({ json: wish }));
      tell({ is: 'done', at: made.at, zone: made.zones[0] ?? ownZone });
    } catch (error) {
      tell(refusalOf(error));
    }
  };
  return (
    <section className="promise-form" aria-label={t('promise')}>
      <Button
        variant="default"
        aria-expanded={opened}
        leftSection={<IconPhoneCalling size={16} aria-hidden />}
        onClick={() => {
          open(!opened);
          tell(null);
        }}
      >
        {t('promise')}
      </Button>
      {opened && (
        <form
          className="promise-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <NativeSelect
            label={t('floor-queue')}
            data={queues.map(({ name, title }) => ({ value: name, label: title }))}
            value={queue.name}
            onChange={(event) => pick(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t('promise-at', { zone: ownZone })}
            description={at === '' ? t('promise-soon') : undefined}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          {queue.mindsAgent && (
            <Switch label={t('promise-personal')} checked={personal} onChange={(event) => setPersonal(event.currentTarget.checked)} />
          )}
          <TextInput label={t('promise-note')} value={note} maxLength={1000} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button type="submit">{t('promise-send')}</Button>
        </form>
      )}
      <div role="status">
        {told?.is === 'done' && (
          <p className="promise-done">
            {told.at === null ? t('promised-soon') : t('promised-at', { time: time(told.at, told.zone), zone: told.zone })}
          </p>
        )}
        {told?.is === 'refused' && (
          <p className="promise-refused">
            {told.words} {told.next !== null && t('promise-next', { time: time(told.next, told.zone), zone: told.zone })}
          </p>
        )}
      </div>
      {told?.is === 'refused' && told.next !== null && (
        <Button size="xs" variant="default" onClick={() => setAt(localInput(told.next ?? ''))}>
          {t('promise-take-next')}
        </Button>
      )}
    </section>
  );
}

function refusalOf(error: unknown): Told {
  const words = error instanceof Error ? error.message : String(error);
  const { next, zones } = (error instanceof ApiError ? error.body : {}) as { next?: unknown; zones?: unknown };
  const zone = Array.isArray(zones) && typeof zones[0] === 'string' ? zones[0] : ownZone;
  return { is: 'refused', words, next: typeof next === 'string' ? next : null, zone };
}
