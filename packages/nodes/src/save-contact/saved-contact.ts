import {
  type CallContext,
  defineChange,
  defineGuard,
  fillInput,
  isPhoneNumber,
  renderTemplate,
  templateScope,
} from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';

/** The phone is none: the caller's number is withheld, or what was given is no number. */
export const hasNoNumber = defineGuard(
  'save-contact/has-no-number',
  ({ context }, { phone }: { phone: string }) => !isPhoneNumber(renderTemplate(phone, sure(context)).trim()),
);

interface Saved {
  /** Texts to be filled in, as they went to the endpoint. */
  phone: object;
  fields: object;
  overwrite: boolean;
}

/** What an endpoint has saved is the contact from now on, with what else is known of the same one. */
export const keepSaved = defineChange('save-contact/keep-saved', ({ context }, { phone, fields, overwrite }: Saved) => {
  const number = String(fillInput(phone, sure(context)));
  const known = isAbout(context.contact, number) ? context.contact : {};
  const told = Object.entries(Object(fillInput(fields, sure(context)))) as [string, JsonValue][];
  const saved = told.filter(([name, value]) => !isEmpty(value) && (overwrite || isEmpty(known[name])));
  return { contact: { ...known, ...Object.fromEntries(saved), ...(isPhoneNumber(number) && { phone: number }) } };
});

/** A contact that has no phone was looked up for this very call. */
function isAbout(contact: CallContext['contact'], phone: string): contact is NonNullable<CallContext['contact']> {
  return contact !== null && (isEmpty(contact['phone']) || contact['phone'] === phone);
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function sure(context: CallContext): Record<string, unknown> {
  return templateScope(context, { confirmedOnly: true });
}
