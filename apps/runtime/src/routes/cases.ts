import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { SignedInEnv } from '../auth/signed-in.ts';
import { sendCaseText, textsFor } from '../cases/case-texts.ts';
import { keepContact } from '../cases/keep-contact.ts';
import { keepNote } from '../cases/keep-note.ts';
import { caseFor, caseToWrite } from '../cases/may-see-case.ts';
import { ownFigures } from '../cases/own-figures.ts';
import { readCase } from '../cases/read-case.ts';
import { fieldNameSchema } from '../contacts/field-name.ts';
import type { Deps } from '../deps.ts';
import { checkedBody, jsonLimit } from './checked.ts';
import { badKey, idempotencyKey } from './idempotency-key.ts';
import { refuse } from './refuse.ts';

const note = z.strictObject({
  seq: z.int().min(1).max(2_000_000_000),
  text: z.string().max(20_000).optional(),
  tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
  mood: z.int().min(1).max(5).nullable().optional(),
  disposition: z.string().max(80).nullable().optional(),
});
const fieldText = z.string().max(1000).nullable();
const contact = z.strictObject({
  changes: z
    .array(z.strictObject({ name: fieldNameSchema, before: fieldText, value: fieldText }))
    .min(1)
    .max(200),
});
const text = z.strictObject({ template: z.string().min(1).max(80) });

/** What an agent sees of a call that was given to him, and what he writes about it. */
export function caseRoutes(deps: Deps) {
  return new Hono<SignedInEnv>()
    .get('/figures', needs('take-calls'), async (context) => context.json(await ownFigures(deps, context.get('signedIn'))))
    .get('/:entry', needs('take-calls'), async (context) => {
      const signedIn = context.get('signedIn');
      const { entry, agentId } = await caseFor(deps, signedIn, context.req.param('entry'));
      return context.json(await readCase(deps, entry, { rights: signedIn.rights, agentId }, signedIn.user.language ?? 'en'));
    })
    .put('/:entry/note', needs('take-calls'), jsonLimit, checkedBody(note), async (context) => {
      const { entry, agentId } = await caseToWrite(deps, context.get('signedIn'), context.req.param('entry'), { whileRinging: true });
      const { seq, ...change } = context.req.valid('json');
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      return context.json(await keepNote(deps, entry, agentId, { seq, ...given }));
    })
    .put('/:entry/contact', needs('take-calls'), jsonLimit, checkedBody(contact), async (context) => {
      const { entry } = await caseToWrite(deps, context.get('signedIn'), context.req.param('entry'), { whileRinging: false });
      return context.json(await keepContact(deps, entry, context.req.valid('json').changes));
    })
    .get('/:entry/texts', needs('take-calls'), async (context) => {
      const { entry } = await caseFor(deps, context.get('signedIn'), context.req.param('entry'));
      return context.json({ texts: await textsFor(deps, entry, context.get('signedIn').rights) });
    })
    .post('/:entry/texts', needs('take-calls'), jsonLimit, checkedBody(text), async (context) => {
      const { entry } = await caseToWrite(deps, context.get('signedIn'), context.req.param('entry'), { whileRinging: false });
      const written = idempotencyKey.safeParse(context.req.header('idempotency-key'));
      if (!written.success) return refuse(context, 400, badKey);
      await sendCaseText(deps, entry, { template: context.req.valid('json').template, key: written.data ?? randomUUID() });
      return context.body(null, 204);
    });
}
