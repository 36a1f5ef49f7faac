import { type ConfigProblem, defineNode } from '@callwright/flow-compiler';
import { slugSchema, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const configSchema = z.strictObject({
  flow: slugSchema.meta({ label: 'Module', control: 'module-name', help: 'A flow of kind "module" that lies beside this one.' }),
  inputs: z
    .array(
      z.strictObject({
        into: variableNameSchema.meta({ label: 'Variable of the module', control: 'module-variable' }),
        value: z.string().max(4000).meta({ label: 'Begins with', control: 'template' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ label: 'Given to the module', item: 'Value', add: 'Give a value' }),
  outputs: z
    .array(
      z.strictObject({
        variable: variableNameSchema.meta({ label: 'Variable here', control: 'set-variable' }),
        from: variableNameSchema.meta({ label: 'Variable of the module', control: 'module-variable' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ label: 'Taken from the module', item: 'Value', add: 'Take a value' }),
  exits: z
    .array(
      z.strictObject({
        exit: slugSchema.meta({ label: 'Exit', control: 'exit', advanced: true }),
        label: z.string().min(1).max(200).optional().meta({ label: 'Name' }),
      }),
    )
    .min(1)
    .max(50)
    .meta({ label: 'Exits', item: 'Exit', add: 'Add an exit', help: 'Those of the module.' }),
});
type Config = z.output<typeof configSchema>;

export const module = defineNode({
  type: 'module',
  title: 'Module',
  icon: 'stack-2',
  description: 'Uses another flow as a part of this one',
  keywords: ['subflow', 'sub-flow', 'reuse', 'part', 'group'],
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: configSchema,
  initial: ({ words }) => ({ exits: [{ exit: 'done', label: words('Done') }] }),
  summary: ({ flow }, { words }) => words('Uses {flow}', { flow }),
  exits: ({ exits }) => exits.map(({ exit, label }) => ({ exit, label: label ?? exit, named: true })),
  compile: ({ flow, inputs, outputs }, context) => context.module({ flow, inputs, outputs }),
  lint: (config, { modules }) => {
    const declared = modules[config.flow]?.module;
    return declared === undefined ? [] : [...exitsDiffer(config, declared.exits), ...namesDiffer(config, declared)];
  },
});

type Declared = { inputs: readonly string[]; outputs: readonly string[] };

function exitsDiffer({ flow, exits }: Config, declared: readonly { exit: string }[]): ConfigProblem[] {
  const missing = declared.filter(({ exit }) => !exits.some((own) => own.exit === exit));
  const unknown = exits.flatMap(({ exit }, index) => (declared.some((one) => one.exit === exit) ? [] : [{ exit, index }]));
  return [
    ...missing.map(({ exit }) => ({
      code: 'module-exits-differ',
      path: ['exits'],
      message: `"${flow}" can end with "${exit}". Add that exit, so that callers have a way on.`,
    })),
    ...unknown.map(({ exit, index }) => ({
      code: 'module-exits-differ',
      path: ['exits', index, 'exit'],
      message: `"${flow}" never ends with "${exit}".`,
    })),
  ];
}

function namesDiffer({ flow, inputs, outputs }: Config, declared: Declared): ConfigProblem[] {
  const wrong = (list: 'inputs' | 'outputs', index: number, field: string, name: string): ConfigProblem => ({
    code: 'module-variable-unknown',
    path: [list, index, field],
    message: `"${flow}" does not list "${name}" under its ${list}.`,
  });
  return [
    ...inputs.flatMap(({ into }, index) => (declared.inputs.includes(into) ? [] : [wrong('inputs', index, 'into', into)])),
    ...outputs.flatMap(({ from }, index) => (declared.outputs.includes(from) ? [] : [wrong('outputs', index, 'from', from)])),
  ];
}
