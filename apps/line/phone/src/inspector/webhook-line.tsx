import { IconAlertTriangle } from '@tabler/icons-react';
import { toneOfStatus } from './status-tone.ts';
import type { WebhookRow } from './webhook-rows.ts';
import { pathOf, webhookWords } from './webhook-words.ts';

interface Props {
  row: WebhookRow;
  /** Whose call it is, where the calls of several are listed. */
  of: string | null;
  selected: boolean;
  onSelect(): void;
}

export function WebhookLine({ row, of, selected, onSelect }: Props) {
  const { webhook, warnings } = row;
  const tone = toneOfStatus(webhook);
  const path = webhook.method === 'POST' ? pathOf(webhook.url) : `${webhook.method} ${pathOf(webhook.url)}`;
  return (
    <button type="button" className={`webhook-line${selected ? ' selected' : ''}`} aria-current={selected} onClick={onSelect}>
      <span className="mono webhook-time">{time.format(new Date(webhook.at))}</span>
      <span className="webhook-words">
        <span className="ellipsis">{webhookWords(webhook)}</span>
        {of && <span className="webhook-of ellipsis">{of}</span>}
        {(warnings.length > 0 || webhook.error !== undefined) && (
          <IconAlertTriangle size={13} className={tone === 'bad' ? 'tone-bad' : 'tone-warning'} aria-label="Has a problem" />
        )}
      </span>
      <span className="mono webhook-path ellipsis" title={`${webhook.method} ${webhook.url}`}>
        {path}
      </span>
      <span className={`figures webhook-status ${tone === 'good' ? '' : `tone-${tone}`}`}>{webhook.httpStatus ?? 'none'}</span>
      <span className="figures webhook-ms">{webhook.ms} ms</span>
    </button>
  );
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });
