import { api } from '@callwright/web/api/client.ts';
import { ActionIcon, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCrown, IconPhoneOutgoing, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../desk/desk-query.ts';
import type { useDesk } from '../desk/use-desk.ts';
import { type CallList, type CallRow, callListQuery, callLists } from './call-lists.ts';
import './calls-side.css';

interface Parts {
  desk: Desk;
  act: ReturnType<typeof useDesk>['act'];
  close(): void;
}

const SEARCH_MILLISECONDS = 250;

/** Whom to call: contacts, own calls, lost calls and messages, each by one click, with the number that is shown to them. */
export function CallsSide({ desk: { callerIds, call }, act, close }: Parts) {
  const { t } = useTranslation('desk');
  const [list, setList] = useState<CallList>('contacts');
  const [find, setFind] = useState('');
  const [search] = useDebouncedValue(find.trim(), SEARCH_MILLISECONDS);
  const [callerId, setCallerId] = useState(callerIds[0]?.number ?? '');
  const { data: rows, error } = useQuery(callListQuery(list, search, t));
  const dial = ({ number, about }: CallRow) =>
    void act(
      api.desk.calls.$post({ json: { to: number, ...(callerId !== '' && { callerId }), ...(about !== undefined && { about }) } }),
    ).catch(() => undefined);
  return (
    <aside className="calls-side" aria-label={t('calls')}>
      <h2>
        {t('calls')} <kbd className="key-cap">C</kbd>
        <ActionIcon aria-label={t('close')} onClick={close} size={24}>
          <IconX size={14} />
        </ActionIcon>
      </h2>
      <NativeSelect
        label={t('shown-number')}
        data={callerIds.map(({ name, number: value }) => ({ value, label: `${name} · ${value}` }))}
        value={callerId}
        onChange={(event) => setCallerId(event.currentTarget.value)}
      />
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('calls')}
        value={list}
        onChange={(value) => setList(value as CallList)}
        data={callLists.map((value) => ({ value, label: t(`list-${value}`) }))}
      />
      {list === 'contacts' && (
        <TextInput
          aria-label={t('find-contact')}
          placeholder={t('find-contact')}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      )}
      {error !== null && (
        <p className="idle-trouble" role="alert">
          {error.message}
        </p>
      )}
      {rows?.length === 0 && <p className="empty">{t('list-empty')}</p>}
      <ul aria-label={t(`list-${list}`)}>
        {rows?.map((row) => (
          <Row key={row.key} row={row} isFree={call === null} dial={dial} />
        ))}
      </ul>
    </aside>
  );
}

function Row({ row, isFree, dial }: { row: CallRow; isFree: boolean; dial(row: CallRow): void }) {
  const { t, i18n } = useTranslation('desk');
  const time = new Intl.DateTimeFormat(i18n.resolvedLanguage, { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  return (
    <li>
      <div className="calls-who">
        <strong className="ellipsis">
          {row.isVip && <IconCrown size={12} aria-label={t('vip')} />} {row.who}
        </strong>
        {row.who !== row.number && <span className="tabular">{row.number}</span>}
        <span className="calls-words" title={row.words}>
          {row.at !== null && <time>{time.format(new Date(row.at))}</time>} {row.words}
        </span>
      </div>
      <ActionIcon
        variant="default"
        disabled={!isFree || !row.number.startsWith('+')}
        aria-label={t('call-this', { who: row.who })}
        onClick={() => dial(row)}
      >
        <IconPhoneOutgoing size={14} />
      </ActionIcon>
    </li>
  );
}
