import { answered, api } from '@callwright/web/api/client.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../page-parts/when.ts';
import { statesQuery } from './states-query.ts';

/** Sends all callers the emergency way, at once. It asks why before it is turned on. */
export function EmergencySwitch({ name }: { name: string }) {
  const { t, i18n } = useTranslation('hours');
  const { data: me } = useQuery(meQuery);
  const query = statesQuery(i18n.resolvedLanguage ?? 'en');
  const { data: states } = useQuery(query);
  const answers = useQueryClient();
  const when = useWhen();
  const [reason, setReason] = useState<string | null>(null);
  const turn = useMutation({
    mutationFn: (change: { on: boolean; reason?: string }) =>
      answered(api.schedules[':name'].emergency.$put({ param: { name }, query: {}, json: change })),
    onSuccess: async () => {
      setReason(null);
      await answers.invalidateQueries({ queryKey: ['schedules'] });
    },
    onError: (error) => notifications.show({ color: 'red', message: error.message }),
  });
  const state = states?.find((one) => one.name === name);
  if (state === undefined) return null;
  const mayTurn = me?.rights.includes('turn-emergency') === true;
  const isOn = state.emergency?.on ?? state.state === 'emergency';
  if (isOn)
    return (
      <section className="emergency on" aria-label={t('emergency')}>
        <IconAlertTriangle size={18} stroke={1.9} aria-hidden />
        <div>
          <strong>{t('emergency-on')}</strong>
          <span>
            {[state.emergency?.reason, state.emergency === null ? null : when(state.emergency.since)].filter(Boolean).join(' · ')}
          </span>
        </div>
        {mayTurn && (
          <Button color="red" loading={turn.isPending} onClick={() => turn.mutate({ on: false })}>
            {t('emergency-turn-off')}
          </Button>
        )}
      </section>
    );
  return (
    <section className="emergency page-card" aria-label={t('emergency')}>
      <IconAlertTriangle size={18} stroke={1.9} aria-hidden />
      <div>
        <strong>{t('emergency')}</strong>
        <span>{t('emergency-what')}</span>
      </div>
      {mayTurn && reason === null && (
        <Button variant="default" onClick={() => setReason('')}>
          {t('emergency-turn-on')}
        </Button>
      )}
      {reason !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            turn.mutate({ on: true, reason: reason.trim() });
          }}
        >
          <TextInput
            aria-label={t('emergency-reason')}
            placeholder={t('emergency-reason')}
            value={reason}
            maxLength={200}
            ref={(field) => field?.focus()}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            onKeyDown={({ key }) => key === 'Escape' && setReason(null)}
          />
          <Button type="submit" color="red" loading={turn.isPending} disabled={reason.trim() === ''}>
            {t('emergency-turn-on')}
          </Button>
          <Button variant="default" onClick={() => setReason(null)}>
            {t('cancel')}
          </Button>
        </form>
      )}
    </section>
  );
}
