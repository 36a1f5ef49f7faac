import type { Prompt, Wording } from '@callwright/flow-schema';
import type { CallContext } from './call-context.ts';
import type { ListenFor, PromptPart } from './emit.ts';
import { renderTemplate } from './render-template.ts';
import type { GatherVerb, PromptVerb } from './verb.ts';

export interface Voices {
  languages: readonly string[];
  voices: Readonly<Record<string, string>>;
}

/** What is said of a prompt in the call's language, or the part's own; in the flow's first where that wording is missing. */
export function promptVerbs(
  { prompt, language: wanted }: PromptPart,
  context: CallContext,
  voices: Voices,
  skippable: boolean,
): PromptVerb[] {
  const chosen = wordingFor(prompt, wanted ?? context.language, voices.languages);
  if (chosen === null) return [];
  const { language, wording } = chosen;
  // who reads is not helped by a recording
  const isRead = context.call.channel === 'sms' && wording.text !== undefined;
  if (wording.audio !== undefined && !isRead) return [{ verb: 'play', audio: wording.audio, language, ...(skippable && { skippable }) }];
  const text = renderTemplate(wording.text ?? '', templateScope(context))
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  if (text === '') return [];
  const voice = voices.voices[language];
  return [{ verb: 'say', text, language, ...(voice !== undefined && { voice }), ...(skippable && { skippable }) }];
}

/** A gather that says its prompts and listens, with words said just before it inside. */
export function gatherVerb(
  before: readonly PromptVerb[],
  { prompts, listenFor }: { prompts: readonly PromptPart[]; listenFor: ListenFor },
  context: CallContext,
  voices: Voices,
): GatherVerb {
  const { input, numDigits, finishOnKey, timeoutSeconds, hints, partial, aside } = listenFor;
  return {
    verb: 'gather',
    input: input === 'both' ? ['dtmf', 'speech'] : [input],
    prompts: [...before, ...prompts.flatMap((part) => promptVerbs(part, context, voices, true))].map(withoutSkippable),
    ...(numDigits !== undefined && { numDigits }),
    finishOnKey,
    timeoutSeconds,
    language: context.language,
    hints: hints?.[context.language] ?? [],
    ...(partial === true && { partial }),
    ...(aside === true && { aside }),
  };
}

/**
 * The names that templates and conditions read: the flow's variables by name, and what the product knows of the call.
 * A text may read back what is not confirmed yet; to a condition that is not known (`confirmedOnly`).
 */
export function templateScope(context: CallContext, { confirmedOnly = false } = {}): Record<string, unknown> {
  const known = Object.entries(context.answers).filter(([, { complete }]) => complete || !confirmedOnly);
  const answers = known.map(([name, { value }]) => [name, value]);
  const { language, recording, contact, hours, queue, line, callback, agent } = context;
  const call = { ...context.call, language, recording };
  return {
    ...Object.fromEntries(answers),
    call,
    contact: contact ?? {},
    hours: hours ?? {},
    queue: { ...(line !== null && { name: line.queue }), ...queue },
    wait: queue?.['wait'] ?? {},
    callback: callback ?? {},
    agent: agent ?? {},
  };
}

function wordingFor(prompt: Prompt, language: string, languages: readonly string[]): { language: string; wording: Wording } | null {
  for (const candidate of [language, ...languages, ...Object.keys(prompt)]) {
    const wording = Object.hasOwn(prompt, candidate) ? prompt[candidate] : undefined;
    if (wording !== undefined) return { language: candidate, wording };
  }
  return null;
}

function withoutSkippable(verb: PromptVerb): PromptVerb {
  if (verb.verb === 'pause' || verb.verb === 'music') return verb;
  const { skippable: _, ...rest } = verb;
  return rest;
}
