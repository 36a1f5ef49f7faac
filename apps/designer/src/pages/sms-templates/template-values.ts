import { type Flow, type JsonValue, parseFlowDocument } from '@callwright/flow-schema';

export interface SmsTemplateValue {
  title?: string;
  texts: Record<string, string>;
}
export type SmsTemplatesValue = Record<string, SmsTemplateValue>;

export interface FlowUse {
  id: string;
  title: string;
}

/** What forbids to publish, in sentences by `say`. */
export function problemsOf(templates: SmsTemplatesValue, say: (title: string) => string): string[] {
  return Object.entries(templates).flatMap(([name, { title, texts }]) => (Object.keys(texts).length === 0 ? [say(title || name)] : []));
}

/** Sets a text in one language; an empty one is taken out. */
export function withText(template: SmsTemplateValue, language: string, text: string): SmsTemplateValue {
  const { [language]: _, ...others } = template.texts;
  return { ...template, texts: text === '' ? others : { ...others, [language]: text } };
}

/** The flows that name each template, by what `namesIn` finds in a flow. */
export function usesOf(
  flows: readonly { id: string; title: string; flow: JsonValue }[],
  namesIn: (flow: Flow) => readonly string[],
): Map<string, FlowUse[]> {
  const uses = new Map<string, FlowUse[]>();
  for (const { id, title, flow } of flows) {
    const parsed = parseFlowDocument(flow).flow;
    for (const name of parsed === null ? [] : new Set(namesIn(parsed))) uses.set(name, [...(uses.get(name) ?? []), { id, title }]);
  }
  return uses;
}
