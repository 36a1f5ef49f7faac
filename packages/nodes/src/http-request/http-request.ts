import {
  answeredWith,
  type ConfigProblem,
  defineNode,
  failedBecause,
  filledJson,
  filledText,
  filledUrl,
  headerParts,
  headerTexts,
  keepTaken,
} from '@callwright/flow-compiler';
import { slugSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

/** A browser's own name for a place; everything else must come as a header. */
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/, 'is letters, digits and dashes')
  .refine((name) => !/^(host|content-length|transfer-encoding|connection|te|upgrade)$/i.test(name), 'is set by the product itself');

const template = (max: number) => z.string().max(max);

const configSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET').meta({ label: 'Method' }),
  endpoint: slugSchema.optional().meta({
    label: 'Endpoint',
    control: 'endpoint-name',
    help: 'A name that the environment binds, so that tests and the real system may differ. Then the address below is what follows it.',
  }),
  url: template(2000).meta({
    label: 'Address',
    control: 'template',
    help: 'What is filled in is encoded: https://crm.example/customers?phone={{ call.from }}',
  }),
  headers: z
    .record(headerName, template(2000).meta({ control: 'header' }))
    .default({})
    .meta({ label: 'Headers', help: 'A secret of the environment is {{ secret.CRM_KEY }}; it works here and nowhere else.' }),
  body: z
    .union([
      z.strictObject({ json: z.json().meta({ control: 'json-template' }) }),
      z.strictObject({ form: z.record(z.string().min(1).max(200), template(4000).meta({ control: 'template' })) }),
    ])
    .optional()
    .meta({ label: 'Body', help: 'A text that is one variable alone, like "{{ amount }}", keeps its type: a number stays a number.' }),
  timeoutSeconds: z.int().min(1).max(60).default(5).meta({ label: 'Wait for an answer', unit: 's' }),
  retries: z.int().min(0).max(3).default(0).meta({ label: 'Further tries', help: 'When nothing answers in time, or the server is busy.' }),
  repeatSafe: z
    .boolean()
    .optional()
    .meta({ label: 'May be repeated', help: 'Doing it twice does no harm. Usual for GET; without it an interrupted request has failed.' }),
  take: z
    .array(
      z.strictObject({
        variable: variableNameSchema.meta({ label: 'Variable', control: 'set-variable' }),
        path: z
          .string()
          .min(1)
          .max(200)
          .regex(/^[\w$-]+(\.[\w$-]+|\[\d+\])*$/, 'is a way like "customer.phones[0]"')
          .meta({ label: 'Where it is in the answer', help: 'customer.phones[0]' }),
        optional: z.boolean().default(false).meta({ label: 'May be missing', help: 'Otherwise an answer without it has failed.' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ label: 'Taken from the answer' }),
});
type Config = z.output<typeof configSchema>;

export const httpRequest = defineNode({
  type: 'http-request',
  title: 'HTTP request',
  group: 'data',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  exits: () => [
    { exit: 'ok', label: 'OK' },
    { exit: 'refused', label: 'Refused (4xx)' },
    { exit: 'failed', label: 'Failed' },
    { exit: 'timed-out', label: 'Timed out' },
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
  lint: (config) => [...headerProblems(config.headers), ...bodyProblems(config), ...repeatProblems(config)],
});

function requestOf({ method, endpoint, url, headers, body, timeoutSeconds, retries, take }: Config): object {
  return {
    method,
    ...(endpoint !== undefined && { endpoint }),
    url: filledUrl(url),
    headers: Object.entries(headers).map(([name, value]) => ({ name, parts: headerParts(value) })),
    ...(body !== undefined && { body: bodyOf(body) }),
    timeoutSeconds,
    retries,
    take: Object.fromEntries(take.map(({ variable, path }) => [variable, path])),
  };
}

function bodyOf(body: NonNullable<Config['body']>): object {
  if ('json' in body) return { json: filledJson(body.json) };
  return { form: Object.fromEntries(Object.entries(body.form).map(([name, value]) => [name, filledText(value)])) };
}

/** A secret stands between texts; within a tag of a template nobody could fill it in. */
function headerProblems(headers: Config['headers']): ConfigProblem[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!headerTexts(value).some((text) => /\bsecret\s*\./.test(text) || text.includes('{%'))) return [];
    const message = 'Write a secret as {{ secret.NAME }}, without filters and outside of tags.';
    return [{ code: 'secret-not-readable', path: ['headers', name], message }];
  });
}

function bodyProblems({ method, body, url, endpoint }: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (body !== undefined && method === 'GET')
    problems.push({
      code: 'body-not-sent',
      path: ['body'],
      message: 'A GET request has no body. Choose POST, or put the values into the address.',
    });
  if (endpoint === undefined && !/^https?:\/\/[^/{]/.test(url))
    problems.push({
      code: 'address-not-whole',
      path: ['url'],
      message: 'Without an endpoint the address begins with https:// and a host.',
    });
  return problems;
}

function repeatProblems({ method, retries, repeatSafe }: Config): ConfigProblem[] {
  if (retries === 0 || (repeatSafe ?? method === 'GET')) return [];
  const message = `A ${method} that is tried again may happen twice. Say that it may be repeated, or set the further tries to 0.`;
  return [{ code: 'repeat-not-safe', path: ['retries'], message }];
}
