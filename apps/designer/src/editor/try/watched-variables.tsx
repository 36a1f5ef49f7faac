import type { JsonValue } from '@callwright/flow-schema';
import type { TrialVariable } from '@callwright/simulator';
import { useTranslation } from 'react-i18next';
import { useTrial } from './use-trial.ts';
import { useTrialWords } from './use-trial-words.ts';

/** What the call knows by now, and how it came to know it. */
export function WatchedVariables() {
  const { t } = useTranslation('try');
  const { sure } = useTrialWords();
  const { state } = useTrial().view;
  if (state === null) return null;
  const contact = Object.entries(state.contact ?? {}).filter(([name]) => name === 'name' || name === 'language');
  const how = ({ how: way, confidence }: TrialVariable) =>
    way === 'speech' && confidence !== null
      ? `${t('speech')}, ${sure(confidence)}`
      : way === 'set'
        ? null
        : t(way === 'speech' ? 'speech' : 'keyed');
  return (
    <section className="trial-variables" aria-label={t('variables')}>
      <h3>{t('variables')}</h3>
      <dl>
        <dt>language</dt>
        <dd>{state.language}</dd>
        {contact.map(([name, value]) => [<dt key={`${name}-name`}>contact.{name}</dt>, <dd key={name}>{shown(value)}</dd>])}
        {state.variables.map((variable) => [
          <dt key={`${variable.name}-name`}>{variable.name}</dt>,
          <dd key={`${variable.name}-${JSON.stringify(variable.value)}`} className="fresh">
            <span className="ellipsis">{shown(variable.value)}</span>
            {how(variable) !== null && <small>{how(variable)}</small>}
            {!variable.complete && <small className="unsure">{t('not-confirmed')}</small>}
          </dd>,
        ])}
      </dl>
    </section>
  );
}

function shown(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
