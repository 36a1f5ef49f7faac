import { environmentSchema } from '@callwright/flow-schema';
import type { z } from 'zod';
import { replaced } from '../../page-parts/replaced.ts';

/** An environment as its file has it: what is not said has its default. */
export type EnvironmentValue = z.input<typeof environmentSchema>;

/** The names of an environment that stand for one text each. */
export type NameTable = 'phones' | 'callerIds' | 'endpoints';

/** What forbids to publish, in sentences. */
export function problemsOf(value: EnvironmentValue): string[] {
  const issues = environmentSchema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.slice(1).join(' › ')}: ${message}`);
}

/** What is wrong with the value of a name; null where nothing is. */
export function valueProblem(table: NameTable | 'numbers', name: string, text: string): string | null {
  const value = table === 'numbers' ? { numbers: { [text]: { flow: name } } } : { [table]: { [name]: text } };
  return environmentSchema.safeParse(value).error?.issues[0]?.message ?? null;
}

/** Gives a number to a flow, or takes it out by null. */
export function withNumber(value: EnvironmentValue, number: string, flow: string | null): EnvironmentValue {
  return { ...value, numbers: replaced(value.numbers ?? {}, number, flow === null ? null : { ...value.numbers?.[number], flow }) };
}

/** Sets what a name stands for, or takes it out by null. A table without names is left out. */
export function withName(value: EnvironmentValue, table: NameTable, name: string, text: string | null): EnvironmentValue {
  const names = replaced(value[table] ?? {}, name, text);
  const { [table]: _, ...rest } = value;
  return Object.keys(names).length === 0 ? rest : { ...rest, [table]: names };
}

/** A number as people type it, in the form that the file has: +40 (721) 000-111 is +40721000111. */
export function tidyNumber(text: string): string {
  const digits = text.replaceAll(/[\s().-]/g, '');
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}
