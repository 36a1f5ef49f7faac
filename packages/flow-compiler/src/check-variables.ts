import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import { fieldTexts } from './field-texts.ts';
import type { FoundField } from './find-fields.ts';
import { builtInNames, namesRead, templateProblem } from './render-template.ts';

/** Templates can be read, and every name in them, in conditions and in answers is declared. */
export function checkVariables(flow: Flow, fields: readonly FoundField[]): Diagnostic[] {
  return [...reservedNames(flow), ...fields.flatMap((field) => namesIn(field).flatMap((read) => checkRead(flow, read)))];
}

function reservedNames(flow: Flow): Diagnostic[] {
  return Object.keys(flow.variables)
    .filter(isBuiltIn)
    .map((name) =>
      diagnostic('reserved-name', ['variables', name], `"${name}" is filled by the product itself. Give the variable another name.`),
    );
}

interface NameRead {
  path: (string | number)[];
  names: string[];
  /** Answers can only be kept in the flow's own variables. */
  ownOnly: boolean;
  problem?: string;
}

function checkRead(flow: Flow, { path, names, ownOnly, problem }: NameRead): Diagnostic[] {
  if (problem !== undefined) return [diagnostic('template-syntax', path, `The template cannot be read: ${problem}.`)];
  return names
    .filter((name) => !Object.hasOwn(flow.variables, name) && (ownOnly || !isBuiltIn(name)))
    .map((name) => diagnostic('undeclared-variable', path, `"${name}" is not declared in the flow's variables.`));
}

function namesIn(field: FoundField): NameRead[] {
  const { control, path, value } = field;
  const inTexts = fieldTexts(field).map((one) => inTemplate(one.path, one.text));
  if (typeof value !== 'string') return inTexts;
  if (control === 'set-variable') return [{ path, names: [value], ownOnly: true }];
  if (control === 'variable' || control === 'operand') return [{ path, names: [value.split('.')[0] ?? ''], ownOnly: false }];
  return inTexts;
}

function inTemplate(path: (string | number)[], text: string): NameRead {
  const problem = templateProblem(text);
  return problem === null ? { path, names: namesRead(text), ownOnly: false } : { path, names: [], ownOnly: false, problem };
}

function isBuiltIn(name: string): boolean {
  return builtInNames.some((known) => known === name);
}
