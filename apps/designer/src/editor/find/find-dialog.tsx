import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { FoundIcon } from './found-icon.tsx';
import { useFindAct } from './use-find-act.ts';
import { useFound } from './use-find-entries.ts';
import './find.css';

/** One field over nodes, prompts, options, variables, actions and other flows. */
export function FindDialog() {
  const open = useEditor((editor) => editor.find);
  // its words come with the editor: what is typed right after Ctrl K must not be lost
  useTranslation(['find', 'keys', 'outline']);
  return open ? <OpenDialog /> : null;
}

function OpenDialog() {
  const { t } = useTranslation('find');
  const store = useEditorStore();
  const combobox = useCombobox({ opened: true });
  const act = useFindAct();
  const [text, setText] = useState('');
  const found = useFound(text);
  const before = useRef<Element | null>(null);
  const first = found[0]?.entries[0]?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found first is chosen first
  useEffect(() => void combobox.selectFirstOption(), [text, first]);

  const close = (): void => {
    store.getState().look({ find: false });
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // the page behind hears nothing
    event.stopPropagation();
    const again = (event.ctrlKey || event.metaKey) && (event.code === 'KeyK' || event.code === 'KeyF');
    if (again || event.key === 'Tab') event.preventDefault();
    if (event.key === 'Escape' || again) close();
  };
  const choose = (id: string): void => {
    const entry = found.flatMap(({ entries }) => entries).find((one) => one.id === id);
    if (entry !== undefined) act(entry.target);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the dialog closes it, as Esc does
    <div className="find-behind" onMouseDown={({ target, currentTarget }) => target === currentTarget && close()}>
      <div className="find floating" role="dialog" aria-modal aria-label={t('find')}>
        <Combobox store={combobox} onOptionSubmit={choose}>
          <Combobox.EventsTarget>
            <TextInput
              autoFocus
              variant="unstyled"
              className="find-search"
              leftSection={<IconSearch size={16} aria-hidden />}
              placeholder={t('placeholder')}
              aria-label={t('find')}
              value={text}
              onFocus={({ relatedTarget }) => {
                before.current = relatedTarget;
              }}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          </Combobox.EventsTarget>
          {found.length === 0 && (
            <p className="find-nothing" role="status">
              {t('nothing')}
            </p>
          )}
          <Combobox.Options
            className="find-options"
            aria-label={t('find')}
            hidden={found.length === 0}
            tabIndex={0}
            onMouseDown={(event) => event.preventDefault()}
          >
            {found.map(({ group, entries, more }) => (
              <Combobox.Group
                key={group}
                label={more > 0 ? t('group-more', { group: t(`group-${group}`), count: more }) : t(`group-${group}`)}
              >
                {entries.map((entry) => (
                  <Combobox.Option key={entry.id} value={entry.id}>
                    <FoundIcon entry={entry} />
                    <span className="found-title ellipsis">{entry.title}</span>
                    <span className="found-detail ellipsis">{entry.detail}</span>
                    {entry.keys !== undefined && <kbd className="key-cap">{entry.keys}</kbd>}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
        </Combobox>
      </div>
    </div>
  );
}
