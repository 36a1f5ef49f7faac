import {
  builtInPrompt,
  type CompileContext,
  defineGuard,
  defineNode,
  hasWaitWords,
  keysAre,
  saidNo,
  saidYes,
  yesNoWords,
} from '@callwright/flow-compiler';
import { promptSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const keys = { connect: '1', later: '2', never: '3' } as const;

const configSchema = z.strictObject({
  company: z.string().min(1).max(100).optional().meta({ label: 'Who calls', help: 'The name that the person knows: "Nova Internet".' }),
  prompt: promptSchema.optional().meta({
    label: 'Greeting of your own',
    help: 'Key 1 or a yes connects, key 2 asks for another call later, key 3 or a no ends it. Without words of yours it is said in Russian, Romanian and English.',
  }),
  attempts: z.int().min(1).max(5).default(3).meta({ label: 'How often it is asked', unit: 'times' }),
  firstInputSeconds: z.number().min(1).max(30).default(4).meta({ label: 'Wait for an answer', unit: 's' }),
  againAfterSeconds: z
    .number()
    .min(60)
    .max(86_400)
    .default(1800)
    .meta({ label: 'Later means in', unit: 's', help: 'He keeps his place meanwhile.' }),
  machinePrompt: promptSchema.optional().meta({ label: 'Message for a machine', help: 'Without one the call to a machine just ends.' }),
});
type Config = z.output<typeof configSchema>;

const isAnsweredBy = defineGuard('connect-person/is-answered-by', ({ context }, { who }: { who: string[] }) =>
  who.includes(String(context.callback?.['answeredBy'])),
);

export const connectPerson = defineNode({
  type: 'connect-person',
  title: 'Connect the person',
  icon: 'phone-incoming',
  description: 'Greets whom we called back, and asks to press 1',
  keywords: ['callback', 'call back', 'greeting', 'machine', 'voicemail', 'press 1'],
  group: 'wait-and-connect',
  kinds: ['callback'],
  config: configSchema,
  initial: () => ({}),
  summary: ({ prompt, company }, { spoken, words }) =>
    spoken(prompt) || words('Call back from {company}', { company }) || words('Asks whether to connect now'),
  exits: () => [
    { exit: 'connected', label: 'Wants to talk' },
    { exit: 'not-now', label: 'Not now' },
    { exit: 'refused', label: 'No longer needed' },
    { exit: 'machine', label: 'Machine', quiet: true },
  ],
  compile: (config, context) => ({
    initial: 'who',
    states: {
      who: { always: [{ target: 'machine', guard: isAnsweredBy({ who: ['machine', 'fax'] }) }, { target: 'greeting' }] },
      machine: {
        entry: [
          ...(config.machinePrompt === undefined ? [] : [context.emit.speak(config.machinePrompt, { skippable: false })]),
          context.emit.order('line.put-off', { because: 'machine' }),
        ],
        always: [context.leave('machine')],
      },
      greeting: greetingState(config, context),
      silent: { always: [putOff(context, 'not-now', config, isAnsweredBy({ who: ['person'] })), { target: 'machine' }] },
    },
  }),
  guards: [isAnsweredBy],
  lint: ({ prompt }, { languages }) =>
    languages
      .filter((language) => !hasWaitWords(language) && prompt?.[language] === undefined)
      .map((language) => ({
        code: 'no-built-in-words',
        path: ['prompt'],
        message: `The product has no greeting in ${language}. Write your own.`,
      })),
});

/** Asked again and again, as a person may still be taking up the phone. */
function greetingState(config: Config, context: CompileContext) {
  const { emit, leave, languages, ask, within } = context;
  const ready = { actions: [emit.order('line.ready', {})] };
  const hints = Object.entries(yesNoWords(languages)).map(([language, { yes, no }]) => [language, [...yes, ...no]]);
  return ask({
    prompt: builtInPrompt(greetings(config.company), languages, config.prompt),
    listenFor: {
      input: 'both',
      numDigits: 1,
      finishOnKey: '',
      timeoutSeconds: config.firstInputSeconds,
      hints: Object.fromEntries(hints),
    },
    attempts: config.attempts,
    noInputPrompts: [],
    noMatchPrompts: [],
    repeatQuestion: true,
    onDigits: () => [
      leave('connected', { guard: keysAre({ keys: keys.connect }), ...ready }),
      putOff(context, 'not-now', config, keysAre({ keys: keys.later })),
      putOff(context, 'refused', config, keysAre({ keys: keys.never })),
    ],
    onSpeech: () => [leave('connected', { guard: saidYes({}), ...ready }), putOff(context, 'refused', config, saidNo({}))],
    noInput: { target: within('silent') },
    noMatch: { target: within('silent') },
  });
}

function putOff(
  { emit, leave }: CompileContext,
  because: 'not-now' | 'refused',
  { againAfterSeconds }: Config,
  guard: ReturnType<typeof keysAre>,
) {
  const order = emit.order('line.put-off', { because, ...(because === 'not-now' && { againAfterSeconds }) });
  return leave(because, { guard, actions: [order] });
}

function greetings(company: string | undefined) {
  const [en, ro, ru] =
    company === undefined
      ? ['the call back that you asked for', 'apelul pe care l-ați cerut', 'звонок, о котором вы просили']
      : [`a call back from ${company}`, `${company}, apelul pe care l-ați cerut`, `${company}, вы просили перезвонить`];
  return {
    en: `Hello, this is ${en}. To be connected now, press 1 or say yes. To be called later, press 2. If you no longer need it, press 3.`,
    ro: `Bună ziua, este ${ro}. Ca să vă facem legătura acum, apăsați 1 sau spuneți „da”. Ca să vă sunăm mai târziu, apăsați 2. Dacă nu mai aveți nevoie, apăsați 3.`,
    ru: `Здравствуйте, это ${ru}. Чтобы поговорить сейчас, нажмите 1 или скажите «да». Чтобы мы перезвонили позже, нажмите 2. Если звонок уже не нужен, нажмите 3.`,
  };
}
