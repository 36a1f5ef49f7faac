import { api } from '@callwright/web/api/client.ts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeskCall } from '../desk/desk-query.ts';
import type { useDesk } from '../desk/use-desk.ts';

/** Who takes part besides the caller, and what can be done with each. */
export function Parties({ call, act }: { call: DeskCall; act: ReturnType<typeof useDesk>['act'] }) {
  const { t } = useTranslation('desk');
  const param = { entry: call.entry };
  const routes = api.desk.calls[':entry'];
  const run = (request: Parameters<typeof act>[0]) => void act(request).catch(() => undefined);
  return (
    <ul className="parties" aria-label={t('parties')}>
      {call.parties.map(({ id, name, number, state, mode }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span className="tabular">{number}</span>
          <span>{t(state === 'ringing' ? 'party-ringing' : `party-${mode}`)}</span>
          {call.role === 'agent' && state === 'joined' && mode === 'consult' && (
            <>
              <Button size="xs" variant="default" onClick={() => run(routes['take-back'].$post({ param, json: {} }))}>
                {t('take-back')}
              </Button>
              <Button size="xs" variant="default" onClick={() => run(routes.join.$post({ param, json: {} }))}>
                {t('join-all')}
              </Button>
            </>
          )}
          {call.role === 'agent' && state === 'joined' && (
            <Button size="xs" onClick={() => run(routes.complete.$post({ param, json: { leg: id } }))}>
              {t('complete')}
            </Button>
          )}
          {call.role === 'agent' && (
            <Button size="xs" variant="subtle" color="red" onClick={() => run(routes.drop.$post({ param, json: { leg: id } }))}>
              {t('drop')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
