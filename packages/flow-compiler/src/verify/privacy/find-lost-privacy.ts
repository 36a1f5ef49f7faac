import { type Diagnostic, diagnostic, type Flow, type Privacy } from '@callwright/flow-schema';
import { fieldTexts } from '../../field-texts.ts';
import type { FoundField } from '../../find-fields.ts';
import { fieldsBeside, type NodeFields } from '../../node-fields.ts';
import type { Modules } from '../../place.ts';
import { isLessPrivate } from '../../private-values.ts';
import { privateNamesShown } from './private-names-shown.ts';

/** A variable with its class, in the flow or in a module that it uses. */
interface Known {
  name: string;
  privacy: Privacy;
}

/**
 * Finds where a variable gets the value of one that is more private: from there on it would be shown, kept and sent as if it were not.
 * A field that sets a variable, of the flow or of a module, gets what stands beside it: a template, or a variable of the module.
 */
export function findLostPrivacy(flow: Flow, nodes: readonly NodeFields[], modules: Modules): Diagnostic[] {
  return nodes.flatMap(({ fields }) => {
    const module = moduleOf(fields, modules);
    return fields.flatMap((field) => {
      const beside = fieldsBeside(field, fields);
      const texts = beside.flatMap(fieldTexts).flatMap(({ text }) => privateNamesShown(flow, text));
      const given = texts.flatMap((name) => known(flow, name));
      if (field.control === 'module-variable') return lost(field, known(module, field.value), given);
      if (field.control !== 'set-variable') return [];
      const back = beside.filter(({ control }) => control === 'module-variable').flatMap(({ value }) => known(module, value));
      return lost(field, known(flow, field.value), [...given, ...back]);
    });
  });
}

function moduleOf(fields: readonly FoundField[], modules: Modules): Flow | undefined {
  const name = fields.find(({ control }) => control === 'module-name')?.value;
  return typeof name === 'string' && Object.hasOwn(modules, name) ? modules[name] : undefined;
}

function known(flow: Flow | undefined, name: unknown): Known[] {
  const variable = typeof name === 'string' && Object.hasOwn(flow?.variables ?? {}, name) ? flow?.variables[name] : undefined;
  return variable === undefined ? [] : [{ name: String(name), privacy: variable.privacy }];
}

function lost({ path }: FoundField, [target]: readonly Known[], given: readonly Known[]): Diagnostic[] {
  const source = target && given.find(({ privacy }) => isLessPrivate(target.privacy, privacy));
  if (target === undefined || source === undefined) return [];
  const message = `"${target.name}" gets the value of "${source.name}", whose privacy is "${source.privacy}", but its own is "${target.privacy}". Declare it as private as that, or mask what it gets.`;
  return [diagnostic('privacy-lost', path, message)];
}
