import {
  type CompileContext,
  type ConfigProblem,
  defineGuard,
  defineNode,
  filledText,
  privateValuesField,
  renderTemplate,
  templateScope,
} from '@callwright/flow-compiler';
import { z } from 'zod';
import { phonesTold, webhooksTold } from '../who-is-told.ts';

const configSchema = z.strictObject({
  text: z.string().min(1).max(1600).meta({
    label: 'What is told',
    control: 'template',
    outward: 'content',
    help: 'In the language of your company: {{ contact.name }} has no internet since {{ since }}.',
  }),
  level: z
    .enum(['notice', 'warning', 'urgent'])
    .default('warning')
    .meta({ label: 'How urgent', choices: { notice: 'For information', warning: 'Somebody should look', urgent: 'At once' } }),
  desk: z.boolean().default(true).meta({ label: 'Tell the desk', help: 'The people who look after calls see it.' }),
  sms: phonesTold.meta({
    label: 'Tell by SMS',
    item: 'Phone',
    add: 'Add a phone',
    help: 'Names that the environment binds, or numbers with their country.',
  }),
  webhooks: webhooksTold.meta({
    label: 'Tell by webhook',
    item: 'Endpoint',
    add: 'Add an endpoint',
    help: 'Endpoints that the environment binds, or whole addresses. Each gets JSON by POST.',
  }),
  ...privateValuesField,
});
type Config = z.output<typeof configSchema>;

/** The text says something once it is filled in. */
const hasWords = defineGuard(
  'alert/has-words',
  ({ context }, { text }: { text: string }) => renderTemplate(text, templateScope(context, { confirmedOnly: true })).trim() !== '',
);

export const alert = defineNode({
  type: 'alert',
  title: 'Alert',
  icon: 'bell-ringing',
  description: 'Tells people or systems of the company that something is the matter',
  keywords: ['notify', 'alarm', 'webhook', 'supervisor', 'sms'],
  group: 'message-ask-end',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: () => ({}),
  summary: ({ text }, { spoken }) => spoken({ en: { text } }),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: (config, context) => ({
    always: [
      context.leave('next', { guard: hasWords({ text: config.text }), actions: [raise(config, filledText(config.text), context)] }),
      // a carrier refuses an empty message, and then nobody would know that something is the matter
      context.leave('next', { actions: [raise(config, context.node, context)] }),
    ],
  }),
  guards: [hasWords],
  lint: ({ desk, sms, webhooks }): ConfigProblem[] =>
    desk || sms.length > 0 || webhooks.length > 0
      ? []
      : [{ code: 'nobody-to-tell', path: ['desk'], message: 'Nobody would learn of this. Tell the desk, a phone or a webhook.' }],
});

function raise({ level, desk, sms, webhooks }: Config, text: string | object, { emit, node }: CompileContext) {
  const places = webhooks.map((place) => (place.includes(':') ? { url: place } : { endpoint: place, url: '' }));
  return emit.order('alert.raise', { text, sms, webhooks: places, level, desk, node });
}
