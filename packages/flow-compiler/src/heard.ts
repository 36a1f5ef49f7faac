import { saidTheSame } from '@callwright/speech';
import type { Answer, CallContext, Moment } from './call-context.ts';
import { defineChange, defineGuard } from './define-logic.ts';

/** What an answer to the present question means. */
export interface Meaning {
  value: string | number | boolean;
  /** How it is said back: `{{ call.understood }}`. */
  words: string;
  /** 0 to 1; 1 for keys. */
  confidence: number;
  /** Whether it is followed without asking the caller. */
  sure: boolean;
}

/** Remembers what an answer means, or that it means nothing. */
export function rememberMeaning({ context, event }: Moment, meaning: Meaning | null): Partial<CallContext> {
  const refused = context.heard?.refused ?? [];
  if (meaning === null) return { understood: null, heard: { value: null, sure: false, text: null, refused }, call: callSaying(context) };
  const { value, words, confidence, sure } = meaning;
  return {
    understood: { option: String(value), confidence },
    heard: { value, sure, text: event.type === 'call.speech' ? event.text : null, refused },
    call: callSaying(context, sure ? undefined : words),
  };
}

/** Nothing of an answer is kept longer than its question. */
export function nothingHeard(context: CallContext): Pick<CallContext, 'heard' | 'call'> {
  return { heard: null, call: callSaying(context) };
}

/** What the caller refused to have meant by the very words that he says now. */
export function refusedFor({ context, event }: Moment): string[] {
  if (event.type !== 'call.speech') return [];
  const refused = context.heard?.refused ?? [];
  return refused.filter(({ text }) => saidTheSame(text, event.text, context.language)).map(({ option }) => option);
}

/** The answer was understood, surely or not. */
export const isUnderstood = defineGuard('is-understood', ({ context }, _: Record<string, never>) => context.understood != null);

/** The answer was understood, but not surely enough to be followed. */
export const needsConfirming = defineGuard(
  'needs-confirming',
  ({ context }, _: Record<string, never>) => context.understood != null && context.heard?.sure === false,
);

/** Keeps what was understood; how it came is read from the event. */
export const keepUnderstood = defineChange(
  'keep-understood',
  ({ context, event }, { variable, node, complete }: { variable: string; node: string; complete: boolean }) => {
    const value = context.heard?.value ?? null;
    if (value === null || (event.type !== 'call.digits' && event.type !== 'call.speech')) return {};
    const given = { value, confidence: context.understood?.confidence ?? null, at: event.at, node, complete };
    const answer: Answer =
      event.type === 'call.digits' ? { ...given, how: 'dtmf', raw: event.digits } : { ...given, how: 'speech', raw: event.text };
    return { answers: { ...context.answers, [variable]: answer } };
  },
);

/** The caller confirmed an answer. */
export const confirmAnswer = defineChange('confirm-answer', ({ context }, { variable }: { variable: string }) => {
  const answer = context.answers[variable];
  return answer === undefined ? {} : { answers: { ...context.answers, [variable]: { ...answer, complete: true } } };
});

/** The caller did not confirm an answer. */
export const dropAnswer = defineChange('drop-answer', ({ context }, { variable }: { variable: string }) => {
  const { [variable]: _, ...answers } = context.answers;
  return { answers };
});

/** The caller did not mean what was understood: it is not offered again for the same words. */
export const refuseUnderstood = defineChange('refuse-understood', ({ context }, _: Record<string, never>) => {
  const { heard, understood } = context;
  if (heard == null || understood == null) return {};
  const refused = heard.text === null ? heard.refused : [...heard.refused, { option: understood.option, text: heard.text }];
  return { understood: null, heard: { ...heard, value: null, text: null, refused }, call: callSaying(context) };
});

/** The caller confirmed what was understood, so its words are no longer needed. */
export const forgetHeard = defineChange('forget-heard', ({ context }, _: Record<string, never>) => nothingHeard(context));

/** Templates read it as `{{ call.understood }}`, beside what else is known of the call. */
function callSaying(context: CallContext, understood?: string): CallContext['call'] {
  const { understood: _, ...call } = context.call;
  const saying = understood === undefined ? call : { ...call, understood };
  return saying;
}
