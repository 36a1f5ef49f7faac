import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLayersStore } from '../canvas/layers.ts';
import { useOpened } from '../opened-context.ts';
import { useLiveVersion } from '../publish/use-live-version.ts';
import { callsOnFormer } from './calls-on-former.ts';
import { useCallsNow } from './use-calls-now.ts';
import './people.css';

/** How many calls are in the flow now, and on which versions. */
export function CallsNow() {
  const { t } = useTranslation('presence');
  const { id, state } = useOpened();
  const live = useLiveVersion(state);
  const calls = useCallsNow(id);
  const layers = useLayersStore();
  useEffect(() => layers.setState({ live: calls?.byNode ?? {} }), [layers, calls]);
  if (calls === null) return null;
  const former = callsOnFormer(calls, live?.number ?? null);
  return (
    <span className="figures">
      <i className={calls.total > 0 ? 'calls-dot now' : 'calls-dot'} aria-hidden />
      {calls.total === 0 ? t('no-calls') : t('calls', { count: calls.total })}
      {former.calls > 0 &&
        (former.number === null
          ? `, ${t('on-former', { count: former.calls })}`
          : `, ${t('on-version', { count: former.calls, number: former.number })}`)}
    </span>
  );
}
