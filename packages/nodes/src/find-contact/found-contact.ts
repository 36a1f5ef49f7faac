import { type CallContext, type CallEvent, defineChange, defineGuard, spokenLanguage } from '@callwright/flow-compiler';

type Contact = NonNullable<CallContext['contact']>;

/** An endpoint answered with 200 to 299, and with something of what is taken. */
export const knowsSomebody = defineGuard('find-contact/knows-somebody', ({ event }, _: Record<string, never>) => {
  const status = event.type === 'effect.done' ? Number(event.output['status']) : 0;
  return status >= 200 && status <= 299 && Object.keys(told(event)).length > 0;
});

/** What an endpoint told is the contact from now on. Nothing is left of one found before: he may be somebody else. */
export const keepFound = defineChange('find-contact/keep-found', ({ event }, _: Record<string, never>) => ({ contact: told(event) }));

/** The call goes on in the contact's language, where the flow speaks it. */
export const useLanguage = defineChange('find-contact/use-language', ({ context }, { languages }: { languages: readonly string[] }) => {
  const language = spokenLanguage(context.contact?.['language'], languages);
  return language === undefined ? {} : { language };
});

/** The values that an endpoint gave, without empty ones. */
function told(event: CallEvent): Contact {
  const values = event.type === 'effect.done' ? event.output['values'] : null;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return {};
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}
