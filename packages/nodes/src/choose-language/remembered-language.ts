import {
  type CallContext,
  type CallEvent,
  type CompileContext,
  defineChange,
  defineGuard,
  filledText,
  isWithheld,
  type Moment,
  type NamedJson,
  rememberAsked,
  type StateJson,
  spokenLanguage,
} from '@callwright/flow-compiler';

type Contact = CallContext['contact'];
interface Spoken {
  languages: readonly string[];
}

/** Who comes here again wants another language. */
export const wasHere = defineGuard('choose-language/was-here', ({ context }, { node }: { node: string }) => context.asked.includes(node));

export const showsNoNumber = defineGuard('choose-language/shows-no-number', ({ context }, _: Record<string, never>) =>
  isWithheld(context.call.from),
);

/** The flow speaks the language of the contact, or of the one who was found by his number. */
export const isRemembered = defineGuard(
  'choose-language/is-remembered',
  (moment, { languages }: Spoken) => rememberedLanguage(moment, languages) !== undefined,
);

export const useRemembered = defineChange('choose-language/use-remembered', (moment, { languages }: Spoken) => {
  const language = rememberedLanguage(moment, languages);
  return language === undefined ? {} : { language };
});

/** Who was found is the contact of this call, unless one was known before. */
export const meet = defineChange('choose-language/meet', ({ context, event }, _: Record<string, never>): Partial<CallContext> => {
  return context.contact === null ? { contact: found(event) } : {};
});

/** What is known of the contact agrees with what he chose. */
export const learn = defineChange('choose-language/learn', ({ context }, { language }: { language: string }) =>
  context.contact === null ? {} : { contact: { ...context.contact, language } },
);

/** The question is left out for a caller whose language is known; it is asked of others, and of who comes back to it. */
export function unlessRemembered(question: StateJson, { node, languages, emit, leave }: CompileContext): StateJson {
  const known = { guard: isRemembered({ languages }), actions: [useRemembered({ languages }), meet({}), rememberAsked({ node })] };
  return {
    initial: 'look',
    states: {
      look: {
        always: [
          { guard: wasHere({ node }), target: 'choose' },
          leave('next', known),
          { guard: showsNoNumber({}), target: 'choose' },
          { target: 'find' },
        ],
      },
      find: {
        entry: [emit.effect('contact.find', { field: 'phone', value: filledText('{{ call.from }}') })],
        on: {
          'effect.done': [leave('next', known), { target: 'choose', actions: [meet({})] }],
          'effect.failed': [{ target: 'choose' }],
        },
      },
      choose: question,
    },
  };
}

/** What is done when a caller has chosen: nobody waits until it is written. */
export function rememberChoice(language: string, { emit }: CompileContext): NamedJson[] {
  return [learn({ language }), emit.order('contact.keep', { phone: filledText('{{ call.from }}'), fields: { language } })];
}

function rememberedLanguage({ context, event }: Moment, languages: readonly string[]): string | undefined {
  return spokenLanguage(context.contact?.['language'], languages) ?? spokenLanguage(found(event)?.['language'], languages);
}

function found(event: CallEvent): Contact {
  const contact = event.type === 'effect.done' && event.src === 'contact.find' ? event.output['contact'] : null;
  return typeof contact === 'object' && contact !== null && !Array.isArray(contact) ? contact : null;
}
