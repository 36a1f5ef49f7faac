import { clockText } from '@callwright/web/time/clock-text.ts';
import { useTranslation } from 'react-i18next';

export interface Figure {
  name: string;
  now: number | null;
  /** The same of the time right before; left out where nothing is compared. */
  before?: number | null;
  unit?: 'count' | 'share' | 'seconds' | 'points';
  /** Which way is better; left out where neither is. */
  better?: 'more' | 'less';
  /** In small letters below. */
  hint?: string;
}

/** Figures of a period, each beside that of the period before. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  return (
    <dl className="page-card report-figures">
      {figures.map((figure) => (
        <div key={figure.name}>
          <dt>{t(`figure-${figure.name}`)}</dt>
          <dd>
            <strong className="figures">{text(figure.now, figure.unit)}</strong>
            {figure.hint !== undefined && <small>{figure.hint}</small>}
          </dd>
          {figure.before !== undefined && (
            <dd className={`figure-before ${trend(figure)}`}>{t('before', { value: text(figure.before, figure.unit) })}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** A figure as people of the page's language write it. */
export function useFigureText(): (value: number | null, unit?: Figure['unit']) => string {
  const { i18n } = useTranslation('reports');
  const language = i18n.resolvedLanguage ?? 'en';
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return (value, unit = 'count') => {
    if (value === null) return '–';
    if (unit === 'share') return percent.format(value);
    return unit === 'seconds' ? clockText(value) : count.format(value);
  };
}

function trend({ now, before, better }: Figure): string {
  if (better === undefined || now === null || before == null || now === before) return '';
  return now > before === (better === 'more') ? 'better' : 'worse';
}
