import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { isoTime } from '../clock.ts';
import { fieldNameSchema } from '../contacts/field-name.ts';
import { countrySchema, normalisePhone } from '../contacts/normalise-phone.ts';
import type { Deps } from '../deps.ts';
import type { Contact, Store } from '../store/store.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { contactImportRoutes } from './contact-import.ts';
import { cursorSchema, writeCursor } from './page-cursor.ts';
import { refuse } from './refuse.ts';

const MOST_FIELDS = 200;

const list = z
  .strictObject({
    search: z
      .string()
      .trim()
      .max(100)
      .refine((text) => !text.includes('\0'), 'holds what is no text')
      .default(''),
    phone: z.string().max(60).optional(),
    country: countrySchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: cursorSchema.optional(),
  })
  .refine(({ phone, search, cursor }) => phone === undefined || (search === '' && cursor === undefined), {
    path: ['phone'],
    message: 'goes alone, without search and cursor',
  });

const written = z.strictObject({
  phone: z.string().max(60).nullable().optional(),
  country: countrySchema.optional(),
  data: z
    .record(fieldNameSchema, z.json())
    .refine((data) => Object.keys(data).length <= MOST_FIELDS, `has more than ${MOST_FIELDS} fields`),
});

/** Whom we know: looked up, written, forgotten, and read from a file. */
export function contactRoutes(deps: Deps) {
  const { store, clock } = deps;
  return new Hono()
    .route('/import', contactImportRoutes(deps))
    .get('/', needs('read-contacts'), checkedQuery(list), async (context) => {
      const { phone, country, ...page } = context.req.valid('query');
      if (phone === undefined) return context.json(await pageOf(store, page));
      // a plus in a query is a space to whoever decodes it
      const wanted = normalisePhone(phone.replace(/^ (?=\d)/, '+'), country);
      if ('problem' in wanted) return badPhone(context, wanted.problem);
      const found = await store.findContact('phone', wanted.phone);
      return context.json({ contacts: found === null ? [] : [found], next: null });
    })
    .post('/', needs('manage-contacts'), jsonLimit, checkedBody(written), async (context) => {
      const { data, ...given } = context.req.valid('json');
      const phone = phoneOf(given);
      if ('problem' in phone) return badPhone(context, phone.problem);
      const id = randomUUID();
      const [contact] = await store.saveContacts([{ id, phone: phone.phone, data }], isoTime(clock), 'replace');
      return context.json(contact, contact?.id === id ? 201 : 200);
    })
    .get('/:id', needs('read-contacts'), async (context) => {
      const contact = await findContact(store, context.req.param('id'));
      return contact === null ? unknownContact(context) : context.json(contact);
    })
    .put('/:id', needs('manage-contacts'), jsonLimit, checkedBody(written), async (context) => {
      const contact = await findContact(store, context.req.param('id'));
      if (contact === null) return unknownContact(context);
      const { data, ...given } = context.req.valid('json');
      const phone = given.phone === undefined ? contact : phoneOf(given);
      if ('problem' in phone) return badPhone(context, phone.problem);
      const changed = await store.changeContact(contact.id, { phone: phone.phone, data }, isoTime(clock));
      if (changed === 'phone-taken') return takenPhone(context);
      return changed === null ? unknownContact(context) : context.json(changed);
    })
    .delete('/:id', needs('manage-contacts'), async (context) => {
      const contact = await findContact(store, context.req.param('id'));
      if (contact === null || !(await store.deleteContact(contact.id))) return unknownContact(context);
      return context.body(null, 204);
    });
}

async function pageOf(store: Store, { search, limit, cursor }: Pick<z.output<typeof list>, 'search' | 'limit' | 'cursor'>) {
  const found = await store.listContacts(search, cursor === undefined ? null : { id: cursor.id, updatedAt: cursor.at }, limit + 1);
  const contacts = found.slice(0, limit);
  const last = contacts.at(-1);
  return { contacts, next: found.length > limit && last !== undefined ? writeCursor({ id: last.id, at: last.updatedAt }) : null };
}

/** A contact without a phone is known by its id alone. */
function phoneOf({ phone, country }: Pick<z.output<typeof written>, 'phone' | 'country'>) {
  return phone == null ? { phone: null } : normalisePhone(phone, country);
}

/** Ids of other shapes were never given. */
function findContact(store: Store, id: string): Promise<Contact | null> {
  return /^[\w-]{1,64}$/.test(id) ? store.findContact('id', id) : Promise.resolve(null);
}

function badPhone(context: Context, problem: string) {
  return refuse(context, 400, { code: 'bad-phone', message: `phone: ${problem}`, path: 'phone' });
}

function takenPhone(context: Context) {
  const message = 'Another contact has this phone.';
  return refuse(context, 409, { code: 'phone-taken', message, path: 'phone', help: 'Change or delete that contact first.' });
}

function unknownContact(context: Context) {
  return refuse(context, 404, { code: 'unknown-contact', message: 'There is no such contact.', path: 'id' });
}
