import { Hono } from 'hono';
import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { checkedBody, jsonLimit } from '../routes/checked.ts';
import { refuse } from '../routes/refuse.ts';
import { emailSchema, personNameSchema } from './account-fields.ts';
import type { Auth } from './create-auth.ts';
import type { OneTimeLink } from './link-rows.ts';
import { makeLink } from './make-link.ts';
import { needs } from './needs.ts';
import { roleSchema } from './roles.ts';

const INVITATION_SECONDS = 7 * 86_400;

const invitation = z.strictObject({ email: emailSchema.optional(), name: personNameSchema.optional(), role: roleSchema });

/** Invitations: links that are handed on by hand, as no mail is sent. */
export function invitationRoutes({ auth }: { auth: Auth }) {
  return new Hono()
    .get('/', needs('manage-people'), async (context) => {
      const invitations = await auth.links.listInvitations();
      return context.json({ invitations: invitations.map((link) => told(link, isoTime(auth.clock))) });
    })
    .post('/', needs('manage-people'), jsonLimit, checkedBody(invitation), async (context) => {
      const { email = null, name = null, role } = context.req.valid('json');
      const by = context.get('signedIn').user;
      const made = await makeLink(auth, {
        kind: 'invitation',
        role,
        email,
        name,
        person: null,
        by: by.name,
        forSeconds: INVITATION_SECONDS,
      });
      auth.log.info({ by: by.id, invitation: made.id, role }, 'a person was invited');
      return context.json(made, 201);
    })
    .delete('/:id', needs('manage-people'), async (context) => {
      if (await auth.links.deleteInvitation(context.req.param('id'))) return context.body(null, 204);
      return refuse(context, 404, {
        code: 'unknown-invitation',
        message: 'There is no such invitation; it may have been used.',
        path: 'id',
      });
    });
}

function told({ id, email, name, role, by, createdAt, expiresAt }: OneTimeLink, now: string) {
  const ends = expiresAt === null ? null : new Date(expiresAt).toISOString();
  return {
    id,
    email,
    name,
    role,
    by,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: ends,
    expired: ends !== null && ends <= now,
  };
}
