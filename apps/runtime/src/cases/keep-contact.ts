import { randomUUID } from 'node:crypto';
import { isWithheld } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { Refused } from '../publishing/refused.ts';
import { contacts } from '../store/tables.ts';

const MOST_FIELDS = 200;

/** One field as the agent saw it and as he wants it; null: it is not there. */
export interface ContactChange {
  name: string;
  before: string | null;
  value: string | null;
}

type Data = { [key: string]: JsonValue };

/**
 * Writes what an agent learned of his caller into the contact of the number, which is made where there is none. Throws a `Refused`: for a field that
 * somebody has changed meanwhile, with what stands there, and nothing is written.
 */
export async function keepContact(
  { db, clock }: Deps,
  { number }: Entry,
  changes: readonly ContactChange[],
): Promise<{ id: string; data: Data }> {
  if (isWithheld(number)) throw new Refused(409, 'no-number', 'The caller shows no number, so there is no contact to write.');
  const at = isoTime(clock);
  return db.transaction(async (tx) => {
    await tx.insert(contacts).values({ id: randomUUID(), phone: number, data: {}, createdAt: at, updatedAt: at }).onConflictDoNothing();
    const [row] = await tx.select().from(contacts).where(eq(contacts.phone, number)).for('update');
    if (row === undefined) throw new Error('a contact was not written');
    const data = changed(row.data, changes);
    await tx.update(contacts).set({ data, updatedAt: at }).where(eq(contacts.id, row.id));
    return { id: row.id, data };
  });
}

function changed(data: Data, changes: readonly ContactChange[]): Data {
  const stale = changes.find(({ name, before, value }) => shown(data[name]) !== before && shown(data[name]) !== value);
  if (stale !== undefined) {
    const now = Object.fromEntries(changes.map(({ name }) => [name, shown(data[name])]));
    throw new Refused(409, 'stale-contact', 'Somebody has changed this contact meanwhile.', { path: stale.name, fields: now });
  }
  const next = new Map(Object.entries(data));
  for (const { name, value } of changes) {
    if (value === null) next.delete(name);
    else next.set(name, asBefore(data[name], value));
  }
  if (next.size > MOST_FIELDS) throw new Refused(400, 'too-many-fields', `A contact has at most ${MOST_FIELDS} fields.`);
  return Object.fromEntries(next);
}

function shown(value: JsonValue | undefined): string | null {
  return value === undefined || value === null || typeof value === 'object' ? null : String(value);
}

/** Flows compare with numbers and yes or no: what was one stays one, where the text can be read so. */
function asBefore(before: JsonValue | undefined, text: string): JsonValue {
  if (typeof before === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  return text;
}
