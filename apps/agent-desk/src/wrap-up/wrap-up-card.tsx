import { answered, api } from '@callwright/web/api/client.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { useNow } from '@callwright/web/time/use-now.ts';
import { Button, Radio } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseQuery, type Desk } from '../desk/desk-query.ts';
import type { useDesk } from '../desk/use-desk.ts';
import '../call/call.css';
import './wrap-up.css';

interface Parts {
  wrapUp: NonNullable<Desk['wrapUp']>;
  act: ReturnType<typeof useDesk>['act'];
}

/** After a call: how it ended, with a timer that can be given more time. */
export function WrapUpCard({ wrapUp, act }: Parts) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const queries = useQueryClient();
  const { data } = useQuery(caseQuery(wrapUp.entry, 'over'));
  const [picked, pick] = useState<string | null>(null);
  const chosen = picked ?? data?.note.disposition ?? null;
  const choose = async (disposition: string): Promise<void> => {
    pick(disposition);
    try {
      const seq = (data?.note.seq ?? 0) + 1;
      await answered(api.cases[':entry'].note.$put({ param: { entry: wrapUp.entry }, json: { seq, disposition } }));
    } catch (error) {
      pick(null);
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) });
    }
    await queries.invalidateQueries({ queryKey: ['case', wrapUp.entry] });
  };
  const run = (request: Parameters<typeof act>[0]) => void act(request).catch(() => undefined);
  const missing = data?.dispositions.required === true && chosen === null;
  return (
    <section className="call-card wrap-up" aria-label={t('wrap-up')}>
      <p className="call-head">
        <strong>{t('wrap-up')}</strong>
        <span>{wrapUp.who}</span>
        <span>{wrapUp.queueTitle}</span>
        <span className="wrap-left tabular">{clockText((Date.parse(wrapUp.until) - now) / 1000)}</span>
      </p>
      {data !== undefined && data.dispositions.choices.length > 0 && (
        <Radio.Group label={t('disposition')} withAsterisk={data.dispositions.required} value={chosen} onChange={(id) => void choose(id)}>
          <div className="dispositions">
            {data.dispositions.choices.map(({ id, title }) => (
              <Radio key={id} value={id} label={title} />
            ))}
          </div>
        </Radio.Group>
      )}
      <div className="call-buttons">
        <Button
          onClick={() => run(api.desk.status.$put({ json: { status: 'available' } }))}
          disabled={missing}
          rightSection={<kbd className="key-cap">W</kbd>}
        >
          {t('wrap-up-end')}
        </Button>
        <Button variant="default" onClick={() => run(api.desk['wrap-up'].$post({ json: { extendSeconds: 60 } }))}>
          {t('wrap-up-more')}
        </Button>
        {missing && <span className="wrap-missing">{t('disposition-missing')}</span>}
      </div>
    </section>
  );
}
