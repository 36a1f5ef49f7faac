import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../../page-parts/is-typing.ts';
import { useTrial } from './use-trial.ts';

const KEYS = [...'123456789*0#'];

/** The keys of the phone, also those of the keyboard while nobody types. */
export function Keypad() {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const over = view.state === null || view.state.ended !== null;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !KEYS.includes(event.key))
        return;
      event.preventDefault();
      void phone.act({ presses: event.key });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [phone]);
  return (
    <fieldset className="trial-keys" aria-label={t('keypad')}>
      {KEYS.map((key) => (
        <button key={key} type="button" disabled={over} onClick={() => void phone.act({ presses: key })}>
          {key}
        </button>
      ))}
    </fieldset>
  );
}
