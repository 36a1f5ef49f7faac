import { Autocomplete, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { engine } from '../../engine/engine-client.ts';
import { callMoments, localIso } from './call-moments.ts';
import { callersQuery } from './contacts-query.ts';
import { useTrial } from './use-trial.ts';

/** Who calls, and when it is. */
export function TrialCaller() {
  return (
    <div className="trial-caller">
      <Caller />
      <Moment />
    </div>
  );
}

function Caller() {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const { data: contacts = [] } = useQuery(callersQuery(''));
  const callers = contacts.flatMap(({ phone: number, data }) => (number === null ? [] : [{ number, name: nameOf(data) ?? number, data }]));
  const shown =
    view.given.from === 'anonymous' ? t('withheld') : (callers.find(({ number }) => number === view.given.from)?.name ?? view.given.from);
  const [typed, setTyped] = useState<string | null>(null);
  const choose = (text: string): void => {
    setTyped(null);
    const caller = callers.find(({ name, number }) => name === text || number === text);
    const from = caller?.number ?? (text === t('withheld') ? 'anonymous' : text.replace(/[\s()-]/g, ''));
    if (from === '' || from === view.given.from) return;
    void phone.callWith({ from, contacts: caller === undefined ? [] : [{ ...caller.data, phone: caller.number }] });
  };
  return (
    <Autocomplete
      label={t('caller')}
      size="xs"
      value={typed ?? shown}
      data={[...new Set([...callers.map(({ name }) => name), t('withheld')])]}
      filter={({ options, search }) =>
        typed === null || search === ''
          ? options
          : options.filter((one) => 'label' in one && one.label.toLowerCase().includes(search.toLowerCase()))
      }
      onChange={setTyped}
      onOptionSubmit={choose}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => typed !== null && choose(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') choose(event.currentTarget.value);
      }}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
    />
  );
}

function nameOf(data: { [key: string]: unknown }): string | null {
  const name = data['name'];
  return typeof name === 'string' && name !== '' ? name : null;
}

function Moment() {
  const { t, i18n } = useTranslation('try');
  const { phone, view } = useTrial();
  const [holiday, setHoliday] = useState<{ date: string; name: string } | null>(null);
  const [typing, setTyping] = useState(false);
  const { beside, given } = view;
  useEffect(() => {
    if (beside !== null) void engine('calls').nextHoliday(beside, dayjs().format('YYYY-MM-DD')).then(setHoliday);
  }, [beside]);
  const moments = useMemo(() => callMoments(new Date(), holiday), [holiday]);
  const day = new Intl.DateTimeFormat(i18n.resolvedLanguage ?? 'en', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const at = moments.find((one) => one.at === given.now) ?? null;
  if (typing)
    return (
      <div className="trial-moment">
        <label htmlFor="trial-moment">{t('it-is')}</label>
        <input
          id="trial-moment"
          type="datetime-local"
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the list that was just left
          autoFocus
          defaultValue={dayjs(given.now).format('YYYY-MM-DDTHH:mm')}
          onBlur={(event) => {
            setTyping(false);
            const moment = new Date(event.currentTarget.value);
            if (!Number.isNaN(moment.getTime())) void phone.callWith({ now: localIso(moment) });
          }}
        />
      </div>
    );
  return (
    <Select
      label={t('it-is')}
      size="xs"
      allowDeselect={false}
      value={at?.id ?? 'chosen'}
      data={[
        ...moments.map((moment) => ({ value: moment.id, label: day.format(new Date(moment.at)) })),
        ...(at === null ? [{ value: 'chosen', label: day.format(new Date(given.now)) }] : []),
        { value: 'type', label: t('moment-type') },
      ]}
      renderOption={({ option }) => {
        const name = moments.find(({ id }) => id === option.value)?.name ?? '';
        const isNamed = moments.some(({ id }) => id === option.value);
        return isNamed ? `${t(`moment-${option.value}`, { name })} · ${option.label}` : option.label;
      }}
      onChange={(id) => {
        if (id === 'type') return setTyping(true);
        const chosen = callMoments(new Date(), holiday).find((one) => one.id === id);
        if (chosen !== undefined) void phone.callWith({ now: chosen.at });
      }}
      comboboxProps={{ width: 240, position: 'bottom-end' }}
    />
  );
}
