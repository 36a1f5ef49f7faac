import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { TrialLineRow } from './trial-line.tsx';
import { useTrial } from './use-trial.ts';

/** What was said and done so far, like a conversation. */
export function TrialLines({ onSetWorld }: { onSetWorld(): void }) {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const flow = useEditor((editor) => editor.flow);
  const { state, starting } = view;
  const end = useRef<HTMLDivElement>(null);
  // each adds something at the end
  const count = (state?.lines.length ?? 0) + (state?.requests.length ?? 0) + Number(state?.ended != null);
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  const unanswered = state?.requests.find(({ answered }) => !answered);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div className="trial-lines" role="log" aria-live="polite" aria-label={t('conversation')} tabIndex={0}>
      <CannotCall />
      {view.trouble !== null && (
        <Note words={t('trouble', { reason: view.trouble })} act={{ words: t('again'), run: () => void phone.call() }} />
      )}
      {state === null && starting && <p className="trial-event">{t('dialling')}</p>}
      {state?.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        <TrialLineRow key={index} line={line} />
      ))}
      {unanswered !== undefined && (
        <Note
          words={t('unanswered', { request: `${unanswered.method} ${unanswered.address}` })}
          act={{ words: t('set-answer'), run: onSetWorld }}
        />
      )}
      {state?.failure != null && <Note words={state.failure} />}
      {state !== null && flow !== view.flow && <Note words={t('changed')} act={{ words: t('again'), run: () => void phone.call() }} />}
      <div ref={end} />
    </div>
  );
}

/** Why the draft cannot be called yet. */
function CannotCall() {
  const { t } = useTranslation('try');
  const store = useEditorStore();
  const { phone, view } = useTrial();
  if (view.errors.length === 0) return null;
  return (
    <div className="trial-cannot" role="alert">
      <p>{t('cannot-call', { count: view.errors.length })}</p>
      <button type="button" className="trial-link" onClick={() => store.getState().look({ panel: 'problems' })}>
        {t('show-problems')}
      </button>
      <button type="button" className="trial-link" onClick={() => void phone.call()}>
        {t('again')}
      </button>
    </div>
  );
}

function Note({ words, act }: { words: string; act?: { words: string; run(): void } }) {
  return (
    <div className="trial-note">
      <IconAlertTriangleFilled size={13} color="var(--amber-icon)" aria-hidden />
      <span>{words}</span>
      {act !== undefined && (
        <button type="button" className="trial-link" onClick={act.run}>
          {act.words}
        </button>
      )}
    </div>
  );
}
