import type { Alert, Store } from '../store/store.ts';

type SealText = (text: string) => string;

/** Alerts of private calls, whose words are kept only sealed. */
export function sealedAlerts(store: Store, seal: SealText, open: SealText): Pick<Store, 'keepAlert' | 'listAlerts' | 'changeAlert'> {
  const opened = (alert: Alert): Alert => ({ ...alert, text: open(alert.text) });
  return {
    keepAlert: (alert, isPrivate) => store.keepAlert(isPrivate ? { ...alert, text: seal(alert.text) } : alert, isPrivate),
    listAlerts: async (before, limit) => (await store.listAlerts(before, limit)).map(opened),
    async changeAlert(id, change) {
      const alert = await store.changeAlert(id, change);
      return alert === null ? null : opened(alert);
    },
  };
}
