import { type CompileContext, filledJson, filledText, type NamedJson } from '@callwright/flow-compiler';
import { measureOfKind } from '@callwright/flow-schema';
import type { SurveyConfig } from './survey-config.ts';

/** What is ordered when the question is asked. */
export function asked({ saveAs, kind, measure }: SurveyConfig, { emit, node, variables }: CompileContext): NamedJson {
  return emit.order('survey.ask', {
    question: saveAs,
    title: variables[saveAs]?.title ?? saveAs,
    kind,
    measure: measure === 'none' ? null : (measure ?? measureOfKind(kind)),
    node,
  });
}

/** What is ordered when it was answered; the answer is in its variable by then. */
export function answered({ saveAs }: SurveyConfig, { emit, node }: CompileContext, label?: string): NamedJson {
  return emit.order('survey.answer', {
    question: saveAs,
    value: filledJson(`{{ ${saveAs} }}`),
    ...(label !== undefined && { label }),
    node,
  });
}

/** The same of a comment that was spoken: the recording is its answer, and lies in a mailbox too. */
export function spoken({ saveAs, mailbox }: SurveyConfig, { emit, node }: CompileContext): NamedJson[] {
  const sid = filledText('{{ call.recording.sid }}');
  const seconds = filledJson('{{ call.recording.seconds }}');
  return [
    emit.order('survey.answer', { question: saveAs, value: '', recording: { sid, seconds }, node }),
    emit.order('mailbox.keep', {
      mailbox,
      node,
      recordingSid: sid,
      url: filledText('{{ call.recording.url }}'),
      seconds,
      language: filledText('{{ call.language }}'),
    }),
  ];
}

/** What is ordered when nobody answered. */
export function unanswered({ saveAs }: SurveyConfig, { emit, node }: CompileContext): NamedJson {
  return emit.order('survey.answer', { question: saveAs, value: null, node });
}

/** Tells those who are to know of a low score. */
export function tell({ alert, saveAs, kind }: SurveyConfig, { emit, node, variables }: CompileContext): NamedJson[] {
  if (alert === undefined) return [];
  const { text, sms, webhooks, desk } = alert;
  const places = webhooks.map((place) => (place.includes(':') ? { url: place } : { endpoint: place, url: '' }));
  const score = kind === 'yes-no' ? 0 : filledJson(`{{ ${saveAs} }}`);
  const said = kind === 'yes-no' ? '0' : `{{ ${saveAs} }}`;
  const title = variables[saveAs]?.title ?? saveAs;
  const usual = `${title}: ${said}{% if agent.name %} · {{ agent.name }}{% endif %}{% if queue.title %} · {{ queue.title }}{% endif %}`;
  return [
    emit.order('alert.raise', {
      text: filledText(text ?? usual),
      sms,
      webhooks: places,
      level: 'warning',
      desk,
      node,
      survey: { question: saveAs, score },
    }),
  ];
}
