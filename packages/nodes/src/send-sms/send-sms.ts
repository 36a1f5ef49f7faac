import {
  type CompileContext,
  defineGuard,
  defineNode,
  filledJson,
  filledText,
  isPhoneNumber,
  renderTemplate,
  type StateJson,
  templateScope,
} from '@callwright/flow-compiler';
import { type MessageConfig, messageSchema, messageWords, receiverOf } from './message-config.ts';
import { numberProblems, textProblems } from './message-problems.ts';
import { takesNoMessages } from './takes-no-messages.ts';

/** The number takes no text messages, or is none: a withheld one, or a name that only looks like an answer. */
const cannotGet = defineGuard('send-sms/cannot-get', ({ context }, { number }: { number: string }) => {
  const value = renderTemplate(number, templateScope(context, { confirmedOnly: true })).trim();
  return !isPhoneNumber(value) || takesNoMessages(value);
});

/** The call is in this language, and there is something to say in it. */
const hasWords = defineGuard('send-sms/has-words', ({ context }, { language, text }: { language: string; text: string }) => {
  if (context.language !== language) return false;
  return renderTemplate(text, templateScope(context, { confirmedOnly: true })).trim() !== '';
});

export const sendSms = defineNode({
  type: 'send-sms',
  title: 'Send SMS',
  icon: 'message-2',
  description: 'Sends the caller or somebody else a text message',
  keywords: ['text', 'message', 'link', 'notify'],
  group: 'message-ask-end',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: messageSchema,
  initial: () => ({ message: { text: {} } }),
  summary: messageWords,
  exits: () => [
    { exit: 'sent', label: 'Sent' },
    { exit: 'failed', label: 'Failed', quiet: true },
  ],
  compile(config, context) {
    const { leave } = context;
    const unreachable = receiverOf(config).isName ? [] : [leave('failed', { guard: cannotGet({ number: receiverOf(config).to }) })];
    const { look, ...send } =
      'text' in config.message ? sendText(config.message.text, config, context) : sendTemplate(config.message.template, config, context);
    return {
      initial: 'look',
      states: { look: { always: [...unreachable, ...(look?.always ?? [])] }, ...send },
      // the runtime asks the carrier before it sends a second time
      on: { 'effect.done': [leave('sent')], 'effect.failed': [leave('failed')] },
    };
  },
  guards: [cannotGet, hasWords],
  lint: (config, { languages }) => [...textProblems(config, languages), ...numberProblems(config)],
});

type States = Record<string, StateJson>;

/** One state a language, so that each text stands in the machine as it is written. */
function sendText(texts: Record<string, string>, config: MessageConfig, { emit, leave, languages }: CompileContext): States {
  const wordings = languages.map((language) => ({ language, text: texts[language] ?? Object.values(texts)[0] ?? '' }));
  const ways = wordings.map(({ language, text }) => ({ target: `in-${language}`, guard: hasWords({ language, text }) }));
  const states = wordings.map(({ language, text }): [string, StateJson] => [
    `in-${language}`,
    { entry: [emit.effect('message.send', { ...envelope(config), text: filledText(text) })] },
  ]);
  return { look: { always: [...ways, leave('failed')] }, ...Object.fromEntries(states) };
}

/** The template is read when it is sent, so all that it could say goes along. */
function sendTemplate(template: string, config: MessageConfig, { emit, variables }: CompileContext): States {
  const values = {
    ...Object.fromEntries(Object.keys(variables).map((name) => [name, filledJson(`{{ ${name} }}`)])),
    language: filledText('{{ call.language }}'),
    call: filledJson('{{ call }}'),
    contact: filledJson('{{ contact }}'),
    hours: filledJson('{{ hours }}'),
  };
  return {
    look: { always: [{ target: 'send' }] },
    send: { entry: [emit.effect('message.send', { ...envelope(config), text: '', template, values })] },
  };
}

function envelope(config: MessageConfig): object {
  const { to, isName } = receiverOf(config);
  return { to: isName ? to : filledText(to), ...(config.from !== undefined && { from: config.from }) };
}
