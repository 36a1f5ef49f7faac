import { Modal, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onKeyHelp } from './key-help.ts';
import { type EditorKey, editorKeys, otherKeys } from './key-table.ts';
import { lettersAreOff, switchLetters } from './letter-keys.ts';
import './key-help.css';

const GROUPS: readonly EditorKey['group'][] = ['draw', 'edit', 'move', 'look'];

/** All keys of the editor, and the switch for single letters. */
export function KeyHelpDialog() {
  const { t } = useTranslation('keys');
  const [opened, setOpened] = useState(false);
  const [letters, setLetters] = useState(() => !lettersAreOff());
  useEffect(() => onKeyHelp(() => setOpened(true)), []);
  const listed = [...editorKeys, ...otherKeys].filter(({ shown }) => shown !== '');
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t('keys')}
      size={760}
      padding="xl"
      classNames={{ title: 'key-help-title' }}
      closeButtonProps={{ 'aria-label': t('close'), size: 'sm' }}
    >
      <div className="key-help">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`group-${group}`)}</h3>
            <dl>
              {listed
                .filter((key) => key.group === group)
                .map(({ id, shown, ...key }) => (
                  <div key={id} className={!letters && 'letter' in key && key.letter === true ? 'off' : ''}>
                    <dt>{t(`key-${id}`)}</dt>
                    <dd>
                      {shown.split(' ').map((cap) => (
                        <kbd key={cap} className="key-cap">
                          {cap}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className="key-help-letters"
        checked={letters}
        label={t('letters')}
        description={t('letters-help')}
        onChange={({ currentTarget: { checked } }) => {
          switchLetters(checked);
          setLetters(checked);
        }}
      />
    </Modal>
  );
}
