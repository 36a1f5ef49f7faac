import { answered, api } from '@callwright/web/api/client.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCall } from '../desk/desk-query.ts';
import type { useDesk } from '../desk/use-desk.ts';

interface Parts {
  call: DeskCall;
  act: ReturnType<typeof useDesk>['act'];
  close(): void;
}

/** To whom the call can go: each with its line and who is ready, before it goes; and a note that arrives with it. */
export function TransferPanel({ call, act, close }: Parts) {
  const { t } = useTranslation('desk');
  const { data } = useQuery({ queryKey: ['targets'], queryFn: () => answered(api.desk.targets.$get()), refetchInterval: 3000 });
  const [note, setNote] = useState('');
  const [find, setFind] = useState('');
  const param = { entry: call.entry };
  const routes = api.desk.calls[':entry'];
  const more = note.trim() === '' ? {} : { note: note.trim() };
  const run = (request: Parameters<typeof act>[0]) => void act(request).then(close, () => undefined);
  const fits = (text: string) => text.toLowerCase().includes(find.trim().toLowerCase());
  const typed = /^\+\d{6,15}$/.test(find.replace(/[\s()-]/g, '')) ? find.replace(/[\s()-]/g, '') : null;
  const cold = (to: { agent: string } | { queue: string } | { number: string } | { flow: string }) =>
    run(routes.transfer.$post({ param, json: { to, ...more } }));
  const warm = (to: { agent: string } | { number: string }) => run(routes.consult.$post({ param, json: { to, ...more } }));
  const all = (to: { agent: string } | { number: string }) => run(routes.conference.$post({ param, json: { to, ...more } }));
  const persons = (to: { agent: string } | { number: string }, isFree = true) => (
    <>
      <Button size="xs" variant="default" disabled={!isFree} onClick={() => warm(to)}>
        {t('talk-first')}
      </Button>
      <Button size="xs" variant="default" disabled={!isFree} onClick={() => all(to)}>
        {t('add')}
      </Button>
      <Button size="xs" variant="default" disabled={!isFree} onClick={() => cold(to)}>
        {t('hand-over')}
      </Button>
    </>
  );
  return (
    <fieldset className="transfer" aria-label={t('transfer')}>
      <div className="transfer-fields">
        <TextInput
          data-autofocus
          aria-label={t('transfer-find')}
          placeholder={t('transfer-find')}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <Textarea
          aria-label={t('transfer-note')}
          placeholder={t('transfer-note')}
          autosize
          minRows={1}
          maxRows={3}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <ul>
        {data?.queues
          .filter(({ title }) => fits(title))
          .map((queue) => (
            <li key={queue.name}>
              <strong>{queue.title}</strong>
              <span>
                {t('target-line', {
                  count: queue.inLine,
                  ready: queue.ready,
                  time: queue.estimateSeconds === null ? '–' : clockText(queue.estimateSeconds),
                })}
              </span>
              <Button size="xs" variant="default" onClick={() => cold({ queue: queue.name })}>
                {t('hand-over')}
              </Button>
            </li>
          ))}
        {data?.agents
          .filter(({ name }) => fits(name))
          .map((agent) => (
            <li key={agent.id}>
              <strong>{agent.name}</strong>
              <span className={`status-${agent.status}`}>{t(`status-${agent.status}`)}</span>
              {persons({ agent: agent.id }, agent.status === 'available')}
            </li>
          ))}
        {data?.numbers
          .filter(({ name }) => fits(name))
          .map((phone) => (
            <li key={phone.name}>
              <strong>{phone.name}</strong>
              <span className="tabular">{phone.number}</span>
              {persons({ number: phone.number })}
            </li>
          ))}
        {data?.flows
          .filter(({ title }) => fits(title))
          .map((flow) => (
            <li key={flow.id}>
              <strong>{flow.title}</strong>
              <span>{t('target-flow')}</span>
              <Button size="xs" variant="default" onClick={() => cold({ flow: flow.id })}>
                {t('hand-over')}
              </Button>
            </li>
          ))}
        {typed !== null && (
          <li>
            <strong className="tabular">{typed}</strong>
            <span>{t('target-number')}</span>
            {persons({ number: typed })}
          </li>
        )}
      </ul>
    </fieldset>
  );
}
