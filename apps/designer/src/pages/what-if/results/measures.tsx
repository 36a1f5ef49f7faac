import type { Measure, SimulationResult } from '@callwright/queueing';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { verdict } from './verdict.ts';

type Unit = 'share' | 'seconds';

interface Cell {
  name: string;
  unit: Unit;
  /** Which way is better for callers; null where neither is. */
  better: 'less' | 'more' | null;
  of: (result: SimulationResult) => Measure | null;
}

const cells: readonly Cell[] = [
  { name: 'gave-up', unit: 'share', better: 'less', of: ({ pAbandon }) => pAbandon },
  { name: 'wait-mean', unit: 'seconds', better: 'less', of: ({ waitMean }) => waitMean },
  { name: 'wait-p90', unit: 'seconds', better: 'less', of: ({ waitP90 }) => waitP90 },
  { name: 'within-20', unit: 'share', better: 'more', of: ({ serviceLevel20 }) => serviceLevel20 },
  { name: 'called-back', unit: 'share', better: null, of: ({ callback }) => callback?.share ?? null },
  { name: 'load', unit: 'share', better: null, of: ({ utilisation }) => utilisation },
];

/** The figures, each with its interval and beside what was kept. */
export function Measures({ result, kept }: { result: SimulationResult; kept: SimulationResult | undefined }) {
  const { t } = useTranslation('what-if');
  return (
    <dl className="page-card measures">
      {cells.map(({ name, unit, better, of }) => {
        const measure = of(result);
        return (
          <div key={name}>
            <dt>{t(`measure-${name}`)}</dt>
            <dd>
              {measure === null ? (
                <span className="measure-none">{t('none')}</span>
              ) : (
                <>
                  <Figure value={measure.mean} unit={unit} />
                  {measure.halfWidth95 !== null && (
                    <small>
                      ±{unit === 'share' ? percent(measure.halfWidth95) : `${t('s', { value: Math.round(measure.halfWidth95) })}`}
                    </small>
                  )}
                </>
              )}
            </dd>
            {kept !== undefined && <Was measure={measure} was={of(kept)} unit={unit} better={better} />}
          </div>
        );
      })}
    </dl>
  );
}

function Figure({ value, unit }: { value: number; unit: Unit }) {
  if (unit === 'seconds') return <strong className="figures">{clockText(value)}</strong>;
  return (
    <strong className="figures">
      {percent(value)}
      <small className="measure-unit">%</small>
    </strong>
  );
}

function Was({ measure, was, unit, better }: { measure: Measure | null; was: Measure | null; unit: Unit; better: Cell['better'] }) {
  const { t } = useTranslation('what-if');
  if (was === null || measure === null)
    return <dd className="measure-was">{was === null ? t('was-none') : t('was', { value: shown(was.mean, unit) })}</dd>;
  const is = verdict(measure, was);
  if (is === 'no-clear-difference')
    return (
      <dd className="measure-was" title={t('was', { value: shown(was.mean, unit) })}>
        {t('no-clear-difference')}
      </dd>
    );
  const colour = better === null ? '' : is === better ? ' better' : ' worse';
  const Arrow = is === 'less' ? IconArrowDown : IconArrowUp;
  return (
    <dd className={`measure-was${colour}`}>
      <Arrow size={13} stroke={2.2} aria-label={t(`is-${is}`)} />
      {t('was', { value: shown(was.mean, unit) })}
    </dd>
  );
}

function shown(value: number, unit: Unit): string {
  return unit === 'seconds' ? clockText(value) : `${percent(value)} %`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
