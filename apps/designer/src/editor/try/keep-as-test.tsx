import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmarkPlus, IconPhone, IconPhoneOff, IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { useTests } from '../tests/use-tests.ts';
import { CallForReal } from './call-for-real.tsx';
import { useTrial } from './use-trial.ts';

/** What becomes of the call: a test, an end, a call on a real telephone. */
export function KeepAsTest() {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [asking, ask] = useState<'title' | 'number' | null>(null);
  const over = view.state === null || view.state.ended !== null;
  if (asking === 'title') return <AskTitle close={() => ask(null)} />;
  if (asking === 'number') return <CallForReal close={() => ask(null)} />;
  return (
    <div className="trial-foot">
      <Button
        variant="default"
        disabled={view.state === null || readOnly}
        leftSection={<IconBookmarkPlus size={14} stroke={1.9} />}
        onClick={() => ask('title')}
      >
        {t('keep')}
      </Button>
      {over ? (
        <Button
          variant="default"
          leftSection={<IconPhone size={14} stroke={1.9} />}
          loading={view.starting}
          onClick={() => void phone.call()}
        >
          {t('call')}
        </Button>
      ) : (
        <Button
          variant="default"
          className="trial-hang-up"
          leftSection={<IconPhoneOff size={14} stroke={1.9} />}
          onClick={() => void phone.act({ hangsUp: true })}
        >
          {t('hang-up')}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        className="trial-real"
        disabled={readOnly}
        leftSection={<IconPhoneOutgoing size={14} stroke={1.9} />}
        onClick={() => ask('number')}
      >
        {t('for-real')}
      </Button>
    </div>
  );
}

function AskTitle({ close }: { close(): void }) {
  const { t } = useTranslation('try');
  const { phone } = useTrial();
  const { tests } = useTests();
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    setBusy(true);
    try {
      const file = await phone.keepAsTest(title.trim());
      if (file !== null) notifications.show({ color: 'green', message: t('kept', { file: await tests.keep(file) }) });
      close();
    } catch (error) {
      notifications.show({ color: 'red', message: t('not-kept', { reason: error instanceof Error ? error.message : String(error) }) });
      setBusy(false);
    }
  };
  return (
    <form
      className="trial-foot asking"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') void keep();
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <TextInput
        label={t('test-title')}
        placeholder={t('test-title-example')}
        maxLength={200}
        value={title}
        data-autofocus
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={title.trim() === ''}>
          {t('keep-it')}
        </Button>
      </div>
    </form>
  );
}
