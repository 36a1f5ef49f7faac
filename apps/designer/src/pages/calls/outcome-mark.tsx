import { useTranslation } from 'react-i18next';
import { type Outcome, outcomeLook } from '../reports/outcome-look.ts';

/** How a call ended, in a word with its colour. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('reports');
  const colour = outcomeLook.find((one) => one.outcome === outcome)?.colour;
  return (
    <span className="outcome-mark" title={t(`outcome-${outcome}-what`)}>
      <i style={{ background: colour }} aria-hidden />
      {t(`outcome-${outcome}`)}
    </span>
  );
}
