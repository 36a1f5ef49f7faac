import {
  answeredWith,
  answerPathSchema,
  type ConfigProblem,
  defineNode,
  endpointFields,
  endpointInput,
  endpointProblems,
  failedBecause,
  filledJson,
  filledText,
  formTabs,
  keepTaken,
  placeOf,
  privateValuesField,
} from '@callwright/flow-compiler';
import { variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const template = (max: number) => z.string().max(max).meta({ control: 'template', outward: 'content' });
const methods = { GET: 'GET: ask', POST: 'POST: tell', PUT: 'PUT: replace', PATCH: 'PATCH: change', DELETE: 'DELETE: remove' };
const { timeoutSeconds, ...address } = endpointFields;

const configSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET').meta({ label: 'Method', choices: methods }),
  ...address,
  body: z
    .union([
      z.strictObject({ json: z.json().meta({ label: 'JSON', control: 'json-template', outward: 'content' }) }).meta({ label: 'JSON' }),
      z
        .strictObject({
          form: z.record(z.string().min(1).max(200), template(4000)).meta({ label: 'Form fields', item: 'Field', add: 'Add a field' }),
        })
        .meta({ label: 'Form' }),
    ])
    .optional()
    .meta({ label: 'Body', help: 'A text that is one variable alone, like "{{ amount }}", keeps its type: a number stays a number.' }),
  timeoutSeconds,
  retries: z
    .int()
    .min(0)
    .max(3)
    .default(0)
    .meta({ label: 'Further tries', unit: 'times', group: formTabs.fails, help: 'When nothing answers in time, or the server is busy.' }),
  repeatSafe: z.boolean().optional().meta({
    label: 'May be repeated',
    group: formTabs.fails,
    help: 'Doing it twice does no harm. Usual for GET; without it an interrupted request has failed.',
  }),
  take: z
    .array(
      z.strictObject({
        variable: variableNameSchema.meta({ label: 'Variable', control: 'set-variable' }),
        path: answerPathSchema,
        optional: z.boolean().default(false).meta({ label: 'May be missing', help: 'Otherwise an answer without it has failed.' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ label: 'Taken from the answer', item: 'Value', add: 'Add a value' }),
  ...privateValuesField,
});
type Config = z.output<typeof configSchema>;

export const httpRequest = defineNode({
  type: 'http-request',
  title: 'HTTP request',
  icon: 'api',
  description: 'Asks another system, or tells it something',
  keywords: ['api', 'webhook', 'rest', 'crm', 'json', 'integration', 'fetch'],
  group: 'data',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: () => ({}),
  summary: ({ method, ...place }) => (placeOf(place) === '' ? '' : `${method} ${placeOf(place)}`),
  exits: () => [
    { exit: 'ok', label: 'OK' },
    { exit: 'refused', label: 'Refused (4xx)', quiet: true },
    { exit: 'failed', label: 'Failed', quiet: true },
    { exit: 'timed-out', label: 'Timed out', quiet: true },
  ],
  compile: (config, { node, variables, emit, leave }) => {
    const needed = config.take.filter(({ optional }) => !optional).map(({ variable }) => variable);
    const taken = config.take.map(({ variable }) => ({ variable, type: variables[variable]?.type ?? 'text' }));
    return {
      entry: [emit.effect('http.request', requestOf(config), { repeatable: config.repeatSafe ?? config.method === 'GET' })],
      on: {
        'effect.done': [
          leave('ok', { guard: answeredWith({ from: 200, to: 299, needed }), actions: [keepTaken({ taken, node })] }),
          leave('refused', { guard: answeredWith({ from: 400, to: 499, needed: [] }) }),
          leave('failed'),
        ],
        'effect.failed': [leave('timed-out', { guard: failedBecause({ codes: ['timed-out'] }) }), leave('failed')],
      },
    };
  },
  lint: (config) => [...endpointProblems(config), ...bodyProblems(config), ...repeatProblems(config)],
});

function requestOf({ method, body, retries, take, ...endpoint }: Config): object {
  return {
    method,
    ...endpointInput(endpoint),
    ...(body !== undefined && { body: bodyOf(body) }),
    retries,
    take: Object.fromEntries(take.map(({ variable, path }) => [variable, path])),
  };
}

function bodyOf(body: NonNullable<Config['body']>): object {
  if ('json' in body) return { json: filledJson(body.json) };
  return { form: Object.fromEntries(Object.entries(body.form).map(([name, value]) => [name, filledText(value)])) };
}

function bodyProblems({ method, body }: Config): ConfigProblem[] {
  if (body === undefined || method !== 'GET') return [];
  return [
    { code: 'body-not-sent', path: ['body'], message: 'A GET request has no body. Choose POST, or put the values into the address.' },
  ];
}

function repeatProblems({ method, retries, repeatSafe }: Config): ConfigProblem[] {
  if (retries === 0 || (repeatSafe ?? method === 'GET')) return [];
  const message = `A ${method} that is tried again may happen twice. Say that it may be repeated, or set the further tries to 0.`;
  return [{ code: 'repeat-not-safe', path: ['retries'], message }];
}
