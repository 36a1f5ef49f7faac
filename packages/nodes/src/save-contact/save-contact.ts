import {
  answeredWith,
  type CompileContext,
  type ConfigProblem,
  defineNode,
  endpointFields,
  endpointInput,
  endpointProblems,
  filledJson,
  filledText,
  formTabs,
  keepContact,
  privateValuesField,
  type StateJson,
} from '@callwright/flow-compiler';
import { variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { hasNoNumber, keepSaved } from './saved-contact.ts';

/** The built-in contacts are our own memory. */
const outside = { unless: { in: 'contacts' } } as const;

const configSchema = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        name: variableNameSchema.meta({ label: 'Field', help: 'Texts then say {{ contact.name }}.' }),
        value: z.string().max(4000).meta({ label: 'Becomes', control: 'template', outward: outside, help: '{{ email }}' }),
      }),
    )
    .min(1)
    .max(50)
    .meta({
      label: 'Fields',
      item: 'Field',
      add: 'Add a field',
      help: 'What is empty, or not confirmed by the caller, is not saved; what was known before stays.',
    }),
  phone: z
    .string()
    .min(1)
    .max(200)
    .default('{{ call.from }}')
    .meta({ label: 'Whose', control: 'template', outward: outside, help: 'The phone under which the contact is kept.' }),
  overwrite: z
    .boolean()
    .default(true)
    .meta({ label: 'Overwrite what is known', group: formTabs.more, help: 'Otherwise only what is not known yet is added.' }),
  in: z
    .union([
      z.literal('contacts').meta({ label: 'The built-in contacts' }),
      z
        .strictObject({
          ...endpointFields,
          repeatSafe: z.boolean().default(false).meta({
            label: 'May be repeated',
            group: formTabs.fails,
            help: 'Saving twice does no harm. Without it an interrupted request has failed.',
          }),
        })
        .meta({ label: 'A system of yours' }),
    ])
    .default('contacts')
    .meta({ label: 'Saved in', help: 'The built-in contacts, or a system of yours that gets JSON.' }),
  ...privateValuesField,
});
type Config = z.output<typeof configSchema>;
type Endpoint = Exclude<Config['in'], string>;

export const saveContact = defineNode({
  type: 'save-contact',
  title: 'Save contact',
  icon: 'user-plus',
  description: 'Remembers something of a caller for the next call',
  keywords: ['crm', 'customer', 'contact', 'update'],
  group: 'data',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: () => ({ fields: [] }),
  summary: ({ fields }, { words }) => words('Saves {fields}', { fields: fields.map(({ name }) => name).join(', ') }),
  exits: () => [
    { exit: 'saved', label: 'Saved', stage: 'saved-contact' },
    { exit: 'failed', label: 'Failed', quiet: true },
  ],
  compile: (config, context) => (config.in === 'contacts' ? inContacts(config, context) : inEndpoint(config.in, config, context)),
  guards: [hasNoNumber],
  changes: [keepSaved],
  lint: (config) => [...fieldProblems(config), ...(config.in === 'contacts' ? [] : endpointProblems(config.in, ['in']))],
});

function inContacts(config: Config, { emit, leave }: CompileContext): StateJson {
  const { phone, overwrite } = config;
  return {
    initial: 'look',
    states: {
      look: { always: [leave('failed', { guard: hasNoNumber({ phone }) }), { target: 'save' }] },
      save: { entry: [emit.effect('contact.save', { phone: filledText(phone), fields: fieldsOf(config), overwrite })] },
    },
    on: { 'effect.done': [leave('saved', { actions: [keepContact({})] })], 'effect.failed': [leave('failed')] },
  };
}

/** A company's own system may know the caller by something else than a phone, so it is told without one too. */
function inEndpoint(endpoint: Endpoint, config: Config, { emit, leave }: CompileContext): StateJson {
  const { phone, overwrite } = config;
  const fields = fieldsOf(config);
  const save = (number: object | null): StateJson => ({
    entry: [emit.effect('http.request', requestOf(endpoint, { phone: number, fields, overwrite }), { repeatable: endpoint.repeatSafe })],
  });
  return {
    initial: 'look',
    states: {
      look: { always: [{ target: 'save-without-phone', guard: hasNoNumber({ phone }) }, { target: 'save' }] },
      save: save(filledText(phone)),
      'save-without-phone': save(null),
    },
    on: {
      'effect.done': [
        leave('saved', {
          guard: answeredWith({ from: 200, to: 299, needed: [] }),
          actions: [keepSaved({ phone: filledText(phone), fields, overwrite })],
        }),
        leave('failed'),
      ],
      'effect.failed': [leave('failed')],
    },
  };
}

function requestOf(endpoint: Endpoint, json: object): object {
  return { method: 'POST', ...endpointInput(endpoint), body: { json }, retries: 0, take: {} };
}

function fieldsOf({ fields }: Config): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, filledJson(value)]));
}

function fieldProblems({ fields }: Config): ConfigProblem[] {
  const names = fields.map(({ name }) => name);
  return names.flatMap((name, index): ConfigProblem[] => {
    const path = ['fields', index, 'name'];
    if (name === 'id' || name === 'phone')
      return [{ code: 'reserved-name', path, message: `The product itself keeps a contact's "${name}". Give the field another name.` }];
    return names.indexOf(name) === index ? [] : [{ code: 'field-twice', path, message: `"${name}" is saved twice.` }];
  });
}
