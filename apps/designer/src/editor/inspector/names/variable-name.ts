import { variableNameSchema } from '@callwright/flow-schema';
import { slugOf } from '../../model/commands/free-id.ts';

/** The name of a variable after what somebody calls it: "Номер клиента" is nomerKlienta; null where nothing is left of it. */
export function variableNameFrom(text: string): string | null {
  if (variableNameSchema.safeParse(text.trim()).success) return text.trim();
  const name = slugOf(text, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return variableNameSchema.safeParse(name).success ? name : null;
}
