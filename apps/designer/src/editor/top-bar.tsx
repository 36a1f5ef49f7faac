import { AccountMenu } from '@callwright/web/shell/account-menu.tsx';
import { Logo } from '@callwright/web/shell/logo.tsx';
import { Button } from '@mantine/core';
import { IconGitCompare, IconHistory, IconPhone, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HistoryButton } from './history/history-button.tsx';
import { useEditor, useEditorStore } from './model/editor-context.ts';
import { useOpened } from './opened-context.ts';
import { People } from './people/people.tsx';
import { PublishButton } from './publish/publish-button.tsx';
import { useLiveVersion } from './publish/use-live-version.ts';
import { SavedWhen } from './saving/saved-when.tsx';
import { useSaving } from './saving/saving-context.ts';
import { UndoButtons } from './undo-buttons.tsx';

/** What is open, how it stands, and what may be done with it as a whole. */
export function TopBar() {
  const { t } = useTranslation('editor');
  const { id, state } = useOpened();
  const store = useEditorStore();
  const title = useEditor(({ flow }) => flow.title);
  const trying = useEditor((editor) => editor.trying);
  const readOnly = useEditor((editor) => editor.readOnly);
  const changes = useSaving((saving) => saving.changes);
  const live = useLiveVersion(state);
  const { look } = store.getState();
  return (
    <header className="editor-top">
      <Link to="/" aria-label={t('to-flows')}>
        <Logo />
      </Link>
      <div className="editor-title">
        <Link to="/">{t('flows')}</Link>
        <span aria-hidden>/</span>
        <strong title={id}>{title}</strong>
      </div>
      {live !== null && (
        <span className="chip green">
          <i className="chip-dot" />
          {t('live', { number: live.number })}
        </span>
      )}
      {live === null && <span className="chip brand">{t('never-published')}</span>}
      {live !== null && (changes ?? 0) > 0 && <span className="chip brand">{t('draft', { count: changes ?? 0 })}</span>}
      {readOnly && <span className="chip">{t('read-only')}</span>}
      <SavedWhen />
      <span className="editor-space" />
      <People />
      <span className="editor-sep" />
      <UndoButtons />
      <Button variant="subtle" color="gray" leftSection={<IconSearch size={15} aria-hidden />} onClick={() => look({ find: true })}>
        <span className="visually-hidden">{t('find')}</span>
        <kbd className="key-cap">Ctrl K</kbd>
      </Button>
      <span className="editor-sep" />
      <Button
        variant="subtle"
        color="gray"
        component={Link}
        to={`/flows/${id}/compare`}
        leftSection={<IconGitCompare size={15} stroke={1.9} />}
      >
        {t('compare')}
      </Button>
      <HistoryButton icon={<IconHistory size={15} stroke={1.9} />} />
      <Button
        variant={trying ? 'outline' : 'default'}
        color={trying ? 'green' : 'gray'}
        leftSection={<IconPhone size={15} stroke={1.9} />}
        rightSection={<kbd className="key-cap">T</kbd>}
        onClick={() => look({ trying: !trying })}
      >
        {trying ? t('trying') : t('try')}
      </Button>
      <PublishButton />
      <AccountMenu small />
    </header>
  );
}
