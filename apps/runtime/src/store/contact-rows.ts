import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { Contact, Store } from './store.ts';
import { contacts } from './tables.ts';

/** The built-in contacts. */
export function contactRows(db: Database) {
  return {
    async findContact(field, value) {
      const wanted = field === 'id' ? eq(contacts.id, value) : field === 'phone' ? eq(contacts.phone, value) : holding(field, value);
      const [row] = await db.select().from(contacts).where(wanted).orderBy(desc(contacts.updatedAt)).limit(1);
      return row === undefined ? null : told(row);
    },
    async listContacts(search, before, limit) {
      const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
      const found = search === '' ? undefined : or(sql`${contacts.phone} ilike ${pattern}`, sql`${contacts.data}::text ilike ${pattern}`);
      const older =
        before === null
          ? undefined
          : or(lt(contacts.updatedAt, before.updatedAt), and(eq(contacts.updatedAt, before.updatedAt), lt(contacts.id, before.id)));
      const rows = await db
        .select()
        .from(contacts)
        .where(and(found, older))
        .orderBy(desc(contacts.updatedAt), desc(contacts.id))
        .limit(limit);
      return rows.map(told);
    },
    saveContacts: (saved, at, mode) =>
      db.transaction(async (tx) => {
        const rows: Contact[] = [];
        for (const { id, phone, data } of saved) {
          const merged = mode === 'replace' ? sql`${contacts.data} || excluded.data` : sql`excluded.data || ${contacts.data}`;
          const [row] = await tx
            .insert(contacts)
            .values({ id, phone, data, createdAt: at, updatedAt: at })
            .onConflictDoUpdate({ target: phone === null ? contacts.id : contacts.phone, set: { data: merged, updatedAt: at } })
            .returning();
          if (row !== undefined) rows.push(told(row));
        }
        return rows;
      }),
    changeContact: (id, { phone, data }, at) =>
      db.transaction(async (tx) => {
        const [other] = phone === null ? [] : await tx.select({ id: contacts.id }).from(contacts).where(eq(contacts.phone, phone));
        if (other !== undefined && other.id !== id) return 'phone-taken';
        const [row] = await tx.update(contacts).set({ phone, data, updatedAt: at }).where(eq(contacts.id, id)).returning();
        return row === undefined ? null : told(row);
      }),
    async deleteContact(id) {
      return (await db.delete(contacts).where(eq(contacts.id, id)).returning({ id: contacts.id })).length > 0;
    },
  } satisfies Partial<Store>;
}

/** An index answers this: the field as a text, or as the number that the text is. */
function holding(field: string, value: string) {
  const number = Number(value);
  const asText = sql`${contacts.data} @> ${JSON.stringify({ [field]: value })}::jsonb`;
  const isNumber = value.trim() !== '' && String(number) === value;
  return isNumber ? or(asText, sql`${contacts.data} @> ${JSON.stringify({ [field]: number })}::jsonb`) : asText;
}

function told(row: Contact): Contact {
  return { ...row, createdAt: isoTime(row.createdAt), updatedAt: isoTime(row.updatedAt) };
}
