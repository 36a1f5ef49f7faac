import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const keys = [...'123456789*0#'];

/** Keys for a machine at the other end. */
export function Keypad({ press }: { press(keys: string): void }) {
  const { t } = useTranslation('desk');
  const [sent, setSent] = useState('');
  return (
    <fieldset className="keypad" aria-label={t('keypad')}>
      <output className="tabular">{sent}</output>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          onClick={() => {
            press(key);
            setSent((before) => (before + key).slice(-20));
          }}
        >
          {key}
        </button>
      ))}
    </fieldset>
  );
}
