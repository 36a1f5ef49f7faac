import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { decodeText } from '../contacts/decode-text.ts';
import { countrySchema } from '../contacts/normalise-phone.ts';
import { readContacts } from '../contacts/read-contacts.ts';
import { saveInBatches } from '../contacts/save-in-batches.ts';
import type { Deps } from '../deps.ts';
import { checkedQuery, limitOf } from './checked.ts';
import { refuse } from './refuse.ts';

const MOST_BYTES = 10_000_000;

const settings = z.strictObject({ country: countrySchema.optional(), mode: z.enum(['replace', 'add']).default('replace') });

/** Contacts from a CSV file. Good rows are kept, each bad one is told; a file that breaks off may be sent again. */
export function contactImportRoutes(deps: Deps) {
  return new Hono().post('/', needs('manage-contacts'), checkedQuery(settings), limitOf(MOST_BYTES), async (context) => {
    const { country, mode } = context.req.valid('query');
    const type = context.req.header('content-type') ?? '';
    if (!/^text\/csv\s*(;|$)/i.test(type))
      return refuse(context, 415, { code: 'not-csv', message: 'Send the file with the header Content-Type: text/csv.' });
    if (/charset/i.test(type) && !/charset="?utf-?8"?\s*(;|$)/i.test(type))
      return badEncoding(context, 'the file calls itself by another encoding than UTF-8');
    const file = decodeText(new Uint8Array(await context.req.arrayBuffer()));
    if ('problem' in file) return badEncoding(context, file.problem);
    const read = await readContacts(file.text, country);
    if ('problem' in read) return refuse(context, 400, { code: 'bad-csv', message: read.problem });
    await saveInBatches(deps, read.contacts, mode);
    deps.log.info({ saved: read.contacts.length, refused: read.refused.length }, 'contacts were imported');
    const fields = read.columns.filter(({ field }) => field !== null);
    return context.json({ saved: read.contacts.length, refused: read.refused, fields });
  });
}

function badEncoding(context: Context, message: string) {
  return refuse(context, 415, { code: 'not-utf-8', message });
}
