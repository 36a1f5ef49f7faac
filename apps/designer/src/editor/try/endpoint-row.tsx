import type { JsonValue } from '@callwright/flow-schema';
import type { GivenReply } from '@callwright/simulator';
import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedEndpoint, type EndpointAnswer, withAnswer } from './endpoint-answers.ts';

const CHOICES = ['unset', 'answers', 'refuses', 'unreachable', 'timed-out'] as const;
type Choice = (typeof CHOICES)[number];

interface EndpointRowProps {
  endpoint: AskedEndpoint;
  given: readonly GivenReply[];
  give(http: GivenReply[]): void;
}

/** What one endpoint answers. */
export function EndpointRow({ endpoint, given, give }: EndpointRowProps) {
  const { t } = useTranslation('try');
  const { method, address, answer } = endpoint;
  const [text, setText] = useState(() =>
    answer?.does === 'answers' && answer.json !== undefined ? JSON.stringify(answer.json, null, 2) : '',
  );
  const [isJson, setIsJson] = useState(true);
  const choose = (next: EndpointAnswer | null) => give(withAnswer(given, endpoint, next));
  const answering = answer?.does === 'answers' ? answer : null;
  const sendText = (): void => {
    if (answering === null) return;
    const json = readJson(text);
    setIsJson(json !== null);
    if (json !== null) choose({ ...answering, json: json.value });
  };
  return (
    <div className="trial-endpoint">
      <NativeSelect
        size="xs"
        label={
          <span className="mono" title={`${method} ${address}`}>
            {method} {address}
          </span>
        }
        value={choiceOf(answer)}
        data={CHOICES.map((value) => ({ value, label: t(`endpoint-${value}`) }))}
        onChange={(event) => choose(answerFor(event.currentTarget.value as Choice))}
      />
      {answering !== null && (
        <>
          <NumberInput
            size="xs"
            label={t('status')}
            min={200}
            max={599}
            value={answering.status}
            onChange={(status) => typeof status === 'number' && status >= 200 && status <= 599 && choose({ ...answering, status })}
          />
          <Textarea
            size="xs"
            label="JSON"
            autosize
            minRows={2}
            maxRows={8}
            className="mono"
            value={text}
            error={isJson ? null : t('no-json')}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={sendText}
          />
        </>
      )}
    </div>
  );
}

function choiceOf(answer: EndpointAnswer | null): Choice {
  if (answer === null) return 'unset';
  if (answer.does !== 'answers') return answer.does;
  return answer.status >= 400 ? 'refuses' : 'answers';
}

function answerFor(choice: Choice): EndpointAnswer | null {
  if (choice === 'unset') return null;
  if (choice === 'answers' || choice === 'refuses')
    return { does: 'answers', status: choice === 'answers' ? 200 : 404, json: undefined, afterSeconds: 0 };
  return { does: choice };
}

function readJson(text: string): { value: JsonValue | undefined } | null {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return null;
  }
}
