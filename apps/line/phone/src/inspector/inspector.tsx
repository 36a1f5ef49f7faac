import './inspector.css';
import { IconArrowDown } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Choice, Segmented } from '../controls/segmented.tsx';
import { useFollowEnd } from '../handset/use-follow-end.ts';
import { phoneOfMessage } from '../messages/threads.ts';
import { nameOf } from '../phones/name-of.ts';
import { phoneCalls } from '../store/phone-calls.ts';
import { usePhoneState } from '../store/session-context.ts';
import { AnswerPanel, type AnswerTab } from './answer-panel.tsx';
import { WebhookLine } from './webhook-line.tsx';
import { newestRow, webhookRows } from './webhook-rows.ts';

type Scope = 'phone' | 'all';
const scopes: readonly Choice<Scope>[] = [
  { value: 'phone', label: 'Phone' },
  { value: 'all', label: 'All' },
];
const shownRows = 200;

/** The webhooks of the call, and of the phone's text messages since, as they happen, and what the chosen one was answered. Follows the newest until one is chosen. */
export function Inspector() {
  const state = usePhoneState();
  const [scope, setScope] = useState<Scope>('phone');
  const [tab, setTab] = useState<AnswerTab | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { shown, latest } = phoneCalls(state, state.selected);
  const call = shown ?? latest;
  const rows = useMemo(() => {
    const messages = Object.values(state.messages);
    if (scope === 'all') return webhookRows(Object.values(state.calls), messages).slice(-shownRows);
    const own = messages.filter((message) => phoneOfMessage(message) === state.selected && (!call || message.at >= call.startedAt));
    return webhookRows(call ? [call] : [], own).slice(-shownRows);
  }, [scope, state.calls, state.messages, state.selected, call]);
  const list = useFollowEnd(rows);
  const picked = rows.find(({ id }) => id === chosen);
  const newest = newestRow(rows);
  const row = picked ?? newest;
  return (
    <section className="inspector" aria-label="Webhooks">
      <header>
        <span className="inspector-space" />
        {picked && (
          <button type="button" className="button small quiet reach" title="Follow the newest" onClick={() => setChosen(null)}>
            <IconArrowDown size={14} aria-hidden />
            Newest
          </button>
        )}
        <Segmented label="Whose webhooks" choices={scopes} value={scope} onChoose={(value) => setScope(value)} />
      </header>
      {rows.length === 0 && (
        <p className="inspector-empty">
          {call
            ? 'No webhooks for this call yet.'
            : 'No webhooks yet. Call a number: each request to the flow stands here with its answer.'}
        </p>
      )}
      <section className="webhook-list" ref={list} aria-label="Webhooks, oldest first">
        <ol>
          {rows.map((each) => (
            <li key={each.id}>
              <WebhookLine
                row={each}
                of={scope === 'all' ? nameOf(state, each.phone) : null}
                selected={each === row}
                onSelect={() => setChosen(each === newest ? null : each.id)}
              />
            </li>
          ))}
        </ol>
      </section>
      {row && <AnswerPanel row={row} chosenTab={tab} onChooseTab={(next) => setTab(next)} />}
    </section>
  );
}
