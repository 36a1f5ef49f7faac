import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { versionsQuery } from '../../api/flow-queries.ts';
import { useOpened } from '../opened-context.ts';
import { type SideName, sideFrom, sideText } from './side-names.ts';
import { useSideTitle } from './use-side-title.ts';

interface Props {
  label: string;
  side: SideName;
  choose(side: SideName): void;
}

/** Chooses a side of the comparison: any version, the draft, and what else there is to compare with. */
export function SideSelect({ label, side, choose }: Props) {
  const { t, i18n } = useTranslation('compare');
  const { id } = useOpened();
  const { data = [] } = useQuery(versionsQuery(id));
  const titleOf = useSideTitle();
  const day = new Intl.DateTimeFormat(i18n.resolvedLanguage ?? 'en', { day: 'numeric', month: 'short' });
  const versions = data.map(({ number, at, by, live }) => ({
    value: `v${number}`,
    label: t(live ? 'version-live' : 'version', { number, day: day.format(new Date(at)), by: by === 'files' ? t('by-files') : by }),
  }));
  const chosen = sideText(side);
  const others = [...new Set(['draft', ...(versions.some(({ value }) => value === chosen) ? [] : [chosen])])].map((value) => ({
    value,
    label: titleOf(sideFrom(value) ?? { what: 'draft' }),
  }));
  return (
    <Select
      aria-label={label}
      className="side-select"
      data={[...others, ...versions]}
      value={chosen}
      allowDeselect={false}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      onChange={(value) => {
        const next = sideFrom(value ?? undefined);
        if (next !== null) choose(next);
      }}
    />
  );
}
