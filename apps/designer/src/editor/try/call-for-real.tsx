import { answered, api } from '@callwright/web/api/client.ts';
import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpened } from '../opened-context.ts';

const LAST_NUMBER = 'callwright.real-number';

/** Rings a telephone and runs exactly this draft. */
export function CallForReal({ close }: { close(): void }) {
  const { t } = useTranslation('try');
  const { id, autosave } = useOpened();
  const [to, setTo] = useState(() => localStorage.getItem(LAST_NUMBER) ?? '');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const number = to.replace(/[\s()-]/g, '');
  const ring = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      if (!(await autosave.now())) throw new Error(t('not-saved'));
      const draft = autosave.status.getState().baseHash;
      await answered(api.flows[':id']['call-draft'].$post({ param: { id }, json: { to: number, draft } }));
      localStorage.setItem(LAST_NUMBER, number);
      notifications.show({ color: 'green', message: t('rings-you', { number }) });
      close();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <form
      className="trial-foot asking"
      onSubmit={(event) => {
        event.preventDefault();
        if (number !== '') void ring();
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <TextInput
        label={t('ring-number')}
        placeholder="+40721000111"
        type="tel"
        value={to}
        error={refusal}
        autoFocus
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <div>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={number === ''}>
          {t('ring')}
        </Button>
      </div>
    </form>
  );
}
