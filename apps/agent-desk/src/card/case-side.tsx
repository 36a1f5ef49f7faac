import { answered, api } from '@callwright/web/api/client.ts';
import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMessage2, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../desk/desk-query.ts';

/** What helps with a call: the script step by step, and messages that go out by two clicks. */
export function CaseSide({ entry, mark, children }: { entry: string; mark: string; children?: ReactNode }) {
  const { t } = useTranslation('desk');
  const { data } = useQuery(caseQuery(entry, mark));
  return (
    <aside className="case-side" aria-label={t('help')}>
      <section id="script" tabIndex={-1} aria-label={t('script')}>
        <h2>
          {t('script')} <kbd className="key-cap">S</kbd>
        </h2>
        <p className="empty">{data?.script?.title ?? t('no-script')}</p>
        <ol className="steps">
          {data?.script?.steps.map((step, index) => (
            <li key={step.title}>
              <span className="step-number">{index + 1}</span>
              <div>
                <strong>{step.title}</strong>
                <p>{step.text}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <Texts key={entry} entry={entry} />
      {children}
    </aside>
  );
}

function Texts({ entry }: { entry: string }) {
  const { t } = useTranslation('desk');
  const { data } = useQuery({
    queryKey: ['texts', entry],
    queryFn: () => answered(api.cases[':entry'].texts.$get({ param: { entry } })),
  });
  // the key makes one message of two clicks, and of a second try after the connection was lost
  const [asked, setAsked] = useState<{ template: string; key: string } | null>(null);
  const ask = (template: string): void => setAsked(asked?.template === template ? null : { template, key: crypto.randomUUID() });
  const send = async ({ template, key }: { template: string; key: string }): Promise<void> => {
    try {
      const headers = { 'idempotency-key': key };
      await answered(api.cases[':entry'].texts.$post({ param: { entry }, json: { template } }, { headers }));
      setAsked(null);
      notifications.show({ message: t('text-sent') });
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <section id="texts" className="texts" aria-label={t('sms')}>
      <h2>
        {t('sms')} <kbd className="key-cap">M</kbd>
        <span className="note-state">{t('two-clicks')}</span>
      </h2>
      <ul>
        {data?.texts.map(({ template, title, text }) => (
          <li key={template}>
            <IconMessage2 size={14} aria-hidden />
            <button type="button" aria-expanded={asked?.template === template} onClick={() => ask(template)}>
              <strong>{title}</strong>
              <span className={asked?.template === template ? 'texts-words' : 'texts-words ellipsis'}>{text}</span>
            </button>
            {asked?.template === template && (
              <ActionIcon variant="filled" color="brand" aria-label={t('send-text', { title })} onClick={() => void send(asked)}>
                <IconSend size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
