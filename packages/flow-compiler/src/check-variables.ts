import { type Diagnostic, diagnostic, type Flow, wordingSchema } from '@callwright/flow-schema';
import { headerTexts } from './effects/header-parts.ts';
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

function namesIn({ control, path, value }: FoundField): NameRead[] {
  if (control === 'json-template') return textsOf(value, path).map((one) => inTemplate(one.path, one.text));
  if (control === 'wording') return inWording(path, wordingSchema.safeParse(value).data?.text);
  if (typeof value !== 'string') return [];
  if (control === 'header') return headerTexts(value).map((text) => inTemplate(path, text));
  if (control === 'set-variable') return [{ path, names: [value], ownOnly: true }];
  if (control === 'variable' || control === 'operand') return [{ path, names: [value.split('.')[0] ?? ''], ownOnly: false }];
  return control === 'template' ? [inTemplate(path, value)] : [];
}

/** All texts in a JSON value, each with its place. */
export function textsOf(value: unknown, path: (string | number)[]): { path: (string | number)[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, key]));
}

function inWording(path: (string | number)[], text: string | undefined): NameRead[] {
  return text === undefined ? [] : [inTemplate([...path, 'text'], text)];
}

function inTemplate(path: (string | number)[], text: string): NameRead {
  const problem = templateProblem(text);
  return problem === null ? { path, names: namesRead(text), ownOnly: false } : { path, names: [], ownOnly: false, problem };
}

function isBuiltIn(name: string): boolean {
  return builtInNames.some((known) => known === name);
}
