import { type Privacy, variableNameSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { formTabs } from './form-tabs.ts';

/** For nodes with fields that are `outward`: what may leave by them although it is private, as a decision that everybody sees. */
export const privateValuesField = {
  privateValues: z
    .array(variableNameSchema.meta({ control: 'variable' }))
    .max(50)
    .default([])
    .meta({
      label: 'Private values that may be sent',
      group: formTabs.more,
      advanced: true,
      item: 'Variable',
      add: 'Allow a variable',
      help: 'Variables with a privacy class are only sent when they stand here, or masked: {{ cardNumber | mask }}.',
    }),
};

/** What is listed in that field of a configuration that was read. */
export function listedPrivateValues(config: Readonly<Record<string, unknown>>): readonly string[] {
  return privateValuesField.privateValues.safeParse(config['privateValues']).data ?? [];
}

const strictness: Readonly<Record<Privacy, number>> = { none: 0, personal: 1, health: 2, card: 3 };

/** Whether a value of one class would be less protected in the other. */
export function isLessPrivate(privacy: Privacy, than: Privacy): boolean {
  return strictness[privacy] < strictness[than];
}
