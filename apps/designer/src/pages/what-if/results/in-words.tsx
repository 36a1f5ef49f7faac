import type { SimulationResult } from '@callwright/queueing';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { useTranslation } from 'react-i18next';
import { ofHundred } from './verdict.ts';

/** The result as one would tell it. */
export function InWords({ result }: { result: SimulationResult }) {
  const { t } = useTranslation('what-if');
  const { gaveUp, calledBack, served } = ofHundred({ gaveUp: result.pAbandon.mean, calledBack: result.callback?.share.mean ?? 0 });
  return (
    <p className="in-words" role="status">
      {t('of-hundred', { gaveUp, served, count: gaveUp })} {calledBack > 0 && `${t('of-hundred-back', { count: calledBack })} `}
      {t('nine-of-ten', { time: clockText(result.waitP90.mean) })}{' '}
      {result.utilisation.mean > 0.92 ? t('too-busy') : result.utilisation.mean < 0.6 ? t('too-idle') : ''}
    </p>
  );
}
