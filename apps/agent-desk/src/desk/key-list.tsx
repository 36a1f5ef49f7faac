import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const keys = [
  ['Enter', 'key-answer'],
  ['Ctrl Enter', 'key-answer-typing'],
  ['Esc', 'key-decline'],
  ['U', 'key-mute'],
  ['H', 'key-hold'],
  ['D', 'key-keypad'],
  ['X', 'key-transfer'],
  ['N', 'key-notes'],
  ['S', 'key-script'],
  ['M', 'key-sms'],
  ['C', 'calls'],
  ['B', 'key-break'],
  ['W', 'key-wrap-up'],
] as const;

/** All keys of the desk. */
export function KeyList({ close }: { close(): void }) {
  const { t } = useTranslation('desk');
  return (
    <Modal opened onClose={close} title={t('keys')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className="key-list">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd className="key-cap">{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
