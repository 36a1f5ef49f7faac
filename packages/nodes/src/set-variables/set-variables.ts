import {
  type Answer,
  asType,
  type CardWords,
  type ConfigProblem,
  canBe,
  defineChange,
  defineNode,
  renderValue,
  templateScope,
} from '@callwright/flow-compiler';
import { type Variable, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const assignmentSchema = z.strictObject({
  variable: variableNameSchema.meta({ label: 'Variable', control: 'set-variable' }),
  value: z.union([z.string().max(4000), z.number(), z.boolean()]).meta({
    label: 'Becomes',
    control: 'template',
    help: 'A text, a number, true or false. A text may be worked out: {{ price | times: months }}. An empty text clears the variable.',
  }),
});
type Assignment = z.output<typeof assignmentSchema>;

const setVariable = defineChange(
  'set-variables/set',
  ({ context, event }, { variable, value, type, node }: Assignment & { type: Variable['type']; node: string }) => {
    // what the caller has not confirmed must not become certain on this way
    const given = typeof value === 'string' ? renderValue(value, templateScope(context, { confirmedOnly: true })) : value;
    const answer: Answer = {
      value: asType(type, given),
      how: 'set',
      confidence: 1,
      raw: String(given),
      at: event.at,
      node,
      complete: true,
    };
    return { answers: { ...context.answers, [variable]: answer } };
  },
);

export const setVariables = defineNode({
  type: 'set-variables',
  title: 'Set variables',
  icon: 'variable',
  description: 'Keeps a value in a variable, or works one out',
  keywords: ['assign', 'calculate', 'variable', 'remember'],
  group: 'decide',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: z.strictObject({
    assignments: z.array(assignmentSchema).min(1).max(100).meta({
      label: 'Variables',
      item: 'Variable',
      add: 'Add a variable',
      help: 'Set from top to bottom; each line sees what the lines above it have set.',
    }),
  }),
  initial: () => ({ assignments: [] }),
  summary: ({ assignments }, { words }) => assignments.map((assignment) => assignmentWords(assignment, words)).join('; '),
  exits: () => [{ exit: 'next', label: 'Next' }],
  compile: ({ assignments }, { node, variables, leave }) => ({
    entry: assignments.map(({ variable, value }) => setVariable({ variable, value, type: variables[variable]?.type ?? 'text', node })),
    always: [leave('next')],
  }),
  changes: [setVariable],
  lint: ({ assignments }, { variables }) =>
    assignments.flatMap((assignment, index) => neverFits(assignment, variables[assignment.variable], index)),
});

function assignmentWords({ variable, value }: Assignment, words: CardWords['words']): string {
  if (value === '') return words('{variable} is cleared', { variable });
  const worked = typeof value === 'string' && value.includes('{%') ? '…' : value;
  return words('{variable} = {value}', { variable, value: String(worked ?? '') });
}

function neverFits({ variable, value }: Assignment, declared: Variable | undefined, index: number): ConfigProblem[] {
  if (declared === undefined || isTemplate(value) || canBe(declared, typeof value === 'string' ? value.trim() : value)) return [];
  const wanted = declared.choices === undefined ? `a ${declared.type}` : `one of ${declared.choices.join(', ')}`;
  return [{ code: 'value-does-not-fit', path: ['assignments', index, 'value'], message: `"${variable}" is ${wanted}; "${value}" is not.` }];
}

function isTemplate(value: Assignment['value']): boolean {
  return typeof value === 'string' && (value.includes('{{') || value.includes('{%'));
}
