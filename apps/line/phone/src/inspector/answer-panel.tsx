import type { KeyboardEvent } from 'react';
import { AnswerProblems } from './answer-problems.tsx';
import { CodeView } from './code-view.tsx';
import { CopyButton } from './copy-button.tsx';
import { FieldTable } from './field-table.tsx';
import { toneOfStatus } from './status-tone.ts';
import type { WebhookRow } from './webhook-rows.ts';

const tabs = ['TwiML', 'Form', 'Headers'] as const;
export type AnswerTab = (typeof tabs)[number];

interface Props {
  row: WebhookRow;
  /** The tab that the person chose; null shows what there is, the body or else the form. */
  chosenTab: AnswerTab | null;
  onChooseTab(tab: AnswerTab): void;
}

const colours = { good: 'green', warning: 'amber', bad: 'red' };

/** What the line asked and what it was answered: TwiML, the form that was sent, the headers that came back. */
export function AnswerPanel({ row, chosenTab, onChooseTab }: Props) {
  const { webhook } = row;
  const tab = chosenTab ?? (webhook.body.trim() === '' ? 'Form' : 'TwiML');
  const tone = toneOfStatus(webhook);
  const byArrow = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    onChooseTab(next);
    document.getElementById(`answer-tab-${next}`)?.focus();
  };
  return (
    <section className="answer" aria-label="Answer">
      <header>
        <h3>Answer</h3>
        <span className={`chip ${colours[tone]}`}>{webhook.httpStatus ?? 'No answer'}</span>
        <span className="caption figures">{sizeOf(webhook.body)}</span>
        <span className="inspector-space" />
        <div className="segmented answer-tabs" role="tablist" onKeyDown={byArrow}>
          {tabs.map((each) => (
            <button
              key={each}
              id={`answer-tab-${each}`}
              type="button"
              role="tab"
              className="reach"
              aria-selected={each === tab}
              aria-controls="answer-body"
              tabIndex={each === tab ? 0 : -1}
              onClick={() => onChooseTab(each)}
            >
              {each}
            </button>
          ))}
        </div>
        <CopyButton text={webhook.body} />
      </header>
      <AnswerProblems row={row} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard */}
      <div className="answer-body" id="answer-body" role="tabpanel" aria-labelledby={`answer-tab-${tab}`} tabIndex={0}>
        {tab === 'TwiML' && <CodeView body={webhook.body} empty={emptyWords(webhook.kind, webhook.httpStatus)} />}
        {tab === 'Form' && (
          <FieldTable title={`${webhook.method} ${webhook.url}`} fields={webhook.form} empty="Nothing was sent with it." />
        )}
        {tab === 'Headers' && <FieldTable fields={webhook.headers} empty="No answer came, so there are no headers." />}
      </div>
    </section>
  );
}

function emptyWords(kind: WebhookRow['webhook']['kind'], httpStatus: number | null): string {
  if (httpStatus === null) return 'No answer came.';
  return kind === 'status' || kind === 'partial' || kind === 'amd' ? 'The answer has no text, and needs none.' : 'The answer has no text.';
}

function sizeOf(body: string): string {
  const bytes = new TextEncoder().encode(body).length;
  return bytes === 1 ? '1 byte' : `${bytes.toLocaleString('en-GB')} bytes`;
}
