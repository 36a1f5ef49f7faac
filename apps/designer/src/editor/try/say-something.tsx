import { ActionIcon, TextInput } from '@mantine/core';
import { IconMicrophone, IconMicrophoneFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canRecognise, recognise } from './recognise-speech.ts';
import { useTrial } from './use-trial.ts';

const SURE = [1, 0.8, 0.5] as const;

/** What the caller says, typed or spoken, and how surely it is heard. */
export function SaySomething() {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const [text, setText] = useState('');
  const [sure, setSure] = useState<number>(SURE[0]);
  const [listening, setListening] = useState(false);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);
  const over = view.state === null || view.state.ended !== null;
  const say = (words: string, confidence: number): void => {
    if (words.trim() === '') return;
    setText('');
    void phone.act({ says: words.trim().slice(0, 1000), confidence });
  };
  const listen = (): void => {
    if (listening) {
      stop.current();
      return;
    }
    setListening(true);
    const done = (): void => setListening(false);
    stop.current = recognise(view.state?.language ?? 'en-US', (words, confidence) => say(words, Math.round(confidence * 100) / 100), done);
  };
  return (
    <form
      className="trial-say"
      onSubmit={(event) => {
        event.preventDefault();
        say(text, sure);
      }}
    >
      <TextInput
        aria-label={t('say')}
        placeholder={listening ? t('microphone-on') : t('say')}
        value={text}
        disabled={over}
        onChange={(event) => setText(event.currentTarget.value)}
        rightSectionPointerEvents="all"
        rightSection={
          canRecognise() && (
            <ActionIcon size={24} aria-label={t('microphone')} aria-pressed={listening} disabled={over} onClick={listen}>
              {listening ? <IconMicrophoneFilled size={15} color="var(--red)" /> : <IconMicrophone size={15} stroke={1.9} />}
            </ActionIcon>
          )
        }
      />
      {text !== '' && (
        <fieldset className="trial-sure" aria-label={t('how-sure')}>
          {SURE.map((value) => (
            <button key={value} type="button" className="figures" aria-pressed={value === sure} onClick={() => setSure(value)}>
              {t('sure', { percent: value * 100 })}
            </button>
          ))}
        </fieldset>
      )}
    </form>
  );
}
