import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { checkedBody, jsonLimit } from '../routes/checked.ts';
import { refuse } from '../routes/refuse.ts';
import type { Auth } from './create-auth.ts';
import { TOKEN_MARK } from './identify.ts';
import { needs } from './needs.ts';
import { roleSchema } from './roles.ts';
import { hashOf, newToken } from './secret-text.ts';
import type { ApiToken } from './token-rows.ts';

const DAY_SECONDS = 86_400;
const MOST_TOKENS = 50;

const wanted = z.strictObject({
  title: z.string().trim().min(1).max(100),
  /** May do what this role may, and never more than the person himself. */
  role: roleSchema.optional(),
  expiresInDays: z.int().min(1).max(3650).optional(),
});

/** A person's keys for programs. A token is told once, when it is made. */
export function myTokenRoutes({ auth }: { auth: Auth }) {
  return new Hono()
    .get('/', needs('own-account'), async (context) => {
      const tokens = await auth.tokens.list(context.get('signedIn').user.id);
      return context.json({ tokens: tokens.map(told) });
    })
    .post('/', needs('own-security'), jsonLimit, checkedBody(wanted), async (context) => {
      const { user } = context.get('signedIn');
      const { title, role = user.role, expiresInDays } = context.req.valid('json');
      if ((await auth.tokens.list(user.id)).length >= MOST_TOKENS) return tooMany(context);
      const secret = `${TOKEN_MARK}${newToken()}`;
      const expiresAt = expiresInDays === undefined ? null : isoTime(auth.clock, expiresInDays * DAY_SECONDS);
      const token = { id: randomUUID(), person: user.id, title, role, createdAt: isoTime(auth.clock), expiresAt, usedAt: null };
      await auth.tokens.add({ ...token, tokenHash: hashOf(secret) });
      auth.log.info({ person: user.id, token: token.id, role }, 'a token was made');
      return context.json({ ...told(token), token: secret }, 201);
    })
    .delete('/:id', needs('own-security'), async (context) => {
      const gone = await auth.tokens.delete(context.get('signedIn').user.id, context.req.param('id'));
      if (!gone) return refuse(context, 404, { code: 'unknown-token', message: 'You have no such token.', path: 'id' });
      return context.body(null, 204);
    });
}

function told({ id, title, role, createdAt, expiresAt, usedAt }: Omit<ApiToken, 'tokenHash'>) {
  const iso = (time: string | null) => (time === null ? null : new Date(time).toISOString());
  return { id, title, role, createdAt: iso(createdAt), expiresAt: iso(expiresAt), usedAt: iso(usedAt) };
}

function tooMany(context: Context) {
  return refuse(context, 409, { code: 'too-many-tokens', message: `You have ${MOST_TOKENS} tokens. Delete one first.` });
}
