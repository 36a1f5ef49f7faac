import { parseCallFile } from '@callwright/simulator';
import { ActionIcon, Button, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled, IconPencil, IconPhone, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestFile, TestResult } from '../../engine/run-tests.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { actsOfTest } from '../try/acts-of-test.ts';
import { trialPhoneOf } from '../try/trial-phone.ts';
import { TestTranscript } from './test-transcript.tsx';
import { useTests } from './use-tests.ts';

/** One test: how it went, and what may be done with it. */
export function TestRow({ file, result }: { file: TestFile; result: TestResult | null }) {
  const [open, setOpen] = useState(false);
  const [asking, ask] = useState<'title' | 'remove' | null>(null);
  const title = result?.title ?? parseCallFile(file.text).callFile?.title ?? file.path;
  return (
    <li className="test-row">
      <div className="test-line">
        <UnstyledButton className="test-open" aria-expanded={open} onClick={() => setOpen(!open)} title={file.path}>
          <Outcome result={result} />
          <span>{title}</span>
        </UnstyledButton>
        <TestActions file={file} ask={ask} />
      </div>
      {asking === 'title' && <Rename path={file.path} title={title} close={() => ask(null)} />}
      {asking === 'remove' && <Remove path={file.path} close={() => ask(null)} />}
      {result?.failures[0] !== undefined && <p className="test-failure">{result.failures[0]}</p>}
      {open && result !== null && <TestTranscript result={result} />}
    </li>
  );
}

function Outcome({ result }: { result: TestResult | null }) {
  const { t } = useTranslation('tests');
  if (result === null) return <IconCircleDashed size={15} stroke={1.9} color="var(--text-3)" aria-label={t('not-run')} />;
  return result.failures.length === 0 ? (
    <IconCircleCheckFilled size={15} color="var(--green)" aria-label={t('passed')} />
  ) : (
    <IconCircleXFilled size={15} color="var(--red)" aria-label={t('failed')} />
  );
}

function TestActions({ file, ask }: { file: TestFile; ask(what: 'title' | 'remove'): void }) {
  const { t } = useTranslation('tests');
  const opened = useOpened();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const openInPhone = (): void => {
    const { callFile } = parseCallFile(file.text);
    if (callFile === null) return;
    store.getState().look({ trying: true });
    void trialPhoneOf(opened).openTest(callFile, actsOfTest(callFile));
  };
  const actions = [
    { label: t('open-in-phone'), Icon: IconPhone, disabled: parseCallFile(file.text).callFile === null, act: openInPhone },
    { label: t('rename'), Icon: IconPencil, disabled: readOnly, act: () => ask('title') },
    { label: t('remove'), Icon: IconTrash, disabled: readOnly, act: () => ask('remove') },
  ];
  return (
    <span className="test-actions">
      {actions.map(({ label, Icon, disabled, act }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon size={24} aria-label={label} disabled={disabled} onClick={act}>
            <Icon size={14} stroke={1.9} />
          </ActionIcon>
        </Tooltip>
      ))}
    </span>
  );
}

function Rename({ path, title, close }: { path: string; title: string; close(): void }) {
  const { t } = useTranslation('tests');
  const { tests } = useTests();
  const [text, setText] = useState(title);
  return (
    <form
      className="test-ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') tests.rename(path, text.trim()).then(close, (error: unknown) => refused(t('not-saved', reasonOf(error))));
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <TextInput aria-label={t('title')} maxLength={200} value={text} autoFocus onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit">{t('save')}</Button>
    </form>
  );
}

function Remove({ path, close }: { path: string; close(): void }) {
  const { t } = useTranslation('tests');
  const { tests } = useTests();
  return (
    <div className="test-ask">
      <span>{t('remove-it')}</span>
      <Button variant="subtle" color="gray" onClick={close}>
        {t('cancel')}
      </Button>
      <Button color="red" onClick={() => void tests.remove(path).catch((error: unknown) => refused(t('not-saved', reasonOf(error))))}>
        {t('remove')}
      </Button>
    </div>
  );
}

function refused(message: string): void {
  notifications.show({ color: 'red', message });
}

function reasonOf(error: unknown): { reason: string } {
  return { reason: error instanceof Error ? error.message : String(error) };
}
