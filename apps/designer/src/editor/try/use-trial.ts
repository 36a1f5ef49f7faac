import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLayersStore } from '../canvas/layers.ts';
import { useOpened } from '../opened-context.ts';
import { trialOnCanvas } from './trial-on-canvas.ts';
import { trialPhoneOf } from './trial-phone.ts';

const TICK_SECONDS = 0.25;

/** The phone of the open flow, as it stands. */
export function useTrial() {
  const phone = trialPhoneOf(useOpened());
  return { phone, view: useStore(phone.store) };
}

/** Calls the draft when the phone opens, lets time go by, and shows the call on the canvas. */
export function useRunningTrial(): void {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const layers = useLayersStore();
  const { state } = view;
  useEffect(() => {
    if (phone.store.getState().state === null && !phone.store.getState().starting) void phone.call();
    const timer = setInterval(() => phone.tick(TICK_SECONDS), TICK_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [phone]);
  const left = state?.listening?.secondsLeft;
  const tag = state?.listening == null ? t('here') : left == null ? t('speaking') : t('listening-tag', { seconds: Math.ceil(left) });
  useEffect(() => layers.setState({ trial: state === null ? null : trialOnCanvas(state, tag) }), [layers, state, tag]);
  useEffect(() => () => layers.setState({ trial: null }), [layers]);
}
