import { Menu } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { arrivalsQuery } from '../../queues/queues-api.ts';
import type { WhatIfInputs } from './what-if-inputs.ts';
import { withPastCalls } from './with-past-calls.ts';

const WEEKS = 4;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MILLISECONDS = 86_400_000;

interface PastCallsMenuProps {
  queue: string;
  inputs: WhatIfInputs;
  onChange: (inputs: WhatIfInputs) => void;
  /** What is wrong, or what was read. */
  say: (wrong: string | null, told?: string | null) => void;
}

/** The calls of a queue's last weeks, as a mean day or as one weekday. */
export function PastCallsMenu({ queue, inputs, onChange, say }: PastCallsMenuProps) {
  const { t, i18n } = useTranslation('what-if');
  const answers = useQueryClient();
  const dayName = new Intl.DateTimeFormat(i18n.resolvedLanguage, { weekday: 'long', timeZone: 'UTC' });
  const take = async (weekday: number | null): Promise<void> => {
    try {
      const past = await answers.fetchQuery(arrivalsQuery(queue, WEEKS));
      const days = weekday === null ? past.days : (past.byWeekday[weekday]?.days ?? 0);
      if (days === 0) return say(t('past-none'));
      onChange(withPastCalls(inputs, past, weekday));
      say(null, t('past-read', { count: past.calls, days }));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconHistory size={14} aria-hidden />}>{t('past-calls')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.Item onClick={() => void take(null)}>{t('past-mean-day')}</Menu.Item>
        {Array.from({ length: 7 }, (_, weekday) => dayName.format(MONDAY + weekday * DAY_MILLISECONDS)).map((name, weekday) => (
          <Menu.Item key={name} onClick={() => void take(weekday)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
