import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { checkedBody, jsonLimit } from '../routes/checked.ts';
import { refuse } from '../routes/refuse.ts';
import type { Auth } from './create-auth.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { makeLink } from './make-link.ts';
import { needs } from './needs.ts';
import type { Person } from './people-rows.ts';
import { roleSchema } from './roles.ts';

const PASSWORD_LINK_SECONDS = 86_400;

const change = z.strictObject({ role: roleSchema.optional(), disabled: z.boolean().optional() });

/** Who may sign in, and as what. */
export function peopleRoutes({ auth }: { auth: Auth }) {
  return new Hono()
    .route('/invitations', invitationRoutes({ auth }))
    .get('/', needs('manage-people'), async (context) => {
      const people = await auth.people.list();
      return context.json({ people: people.map((person) => ({ ...told(person), lastSeenAt: person.lastSeenAt })) });
    })
    .patch('/:id', needs('manage-people'), jsonLimit, checkedBody(change), async (context) => {
      const { role, disabled } = context.req.valid('json');
      const changed = await auth.people.change(context.req.param('id'), { role, disabled }, new Date(auth.clock.now()));
      if (changed === 'last-owner') return lastOwner(context);
      if (changed === null) return unknownPerson(context);
      auth.log.info({ by: context.get('signedIn').user.id, person: changed.id, role, disabled }, 'a person’s rights were changed');
      return context.json(told(changed));
    })
    .delete('/:id', needs('manage-people'), async (context) => {
      const id = context.req.param('id');
      const gone = await auth.people.delete(id);
      if (gone === 'last-owner') return lastOwner(context);
      if (!gone) return unknownPerson(context);
      auth.log.info({ by: context.get('signedIn').user.id, person: id }, 'a person was deleted');
      return context.body(null, 204);
    })
    .post('/:id/password-link', needs('manage-people'), async (context) => {
      const person = await auth.people.find(context.req.param('id'));
      if (person === null) return unknownPerson(context);
      const { name, email, role, id } = person;
      const by = context.get('signedIn').user;
      const made = await makeLink(auth, {
        kind: 'password',
        role,
        email,
        name,
        person: id,
        by: by.name,
        forSeconds: PASSWORD_LINK_SECONDS,
      });
      auth.log.info({ by: by.id, person: id }, 'a link for a new password was made');
      return context.json({ link: made.link, expiresAt: made.expiresAt }, 201);
    });
}

function told({ id, name, email, role, language, disabledAt, createdAt }: Person) {
  return { id, name, email, role, language, disabled: disabledAt !== null, createdAt: createdAt.toISOString() };
}

function unknownPerson(context: Context) {
  return refuse(context, 404, { code: 'unknown-person', message: 'There is nobody of this id.', path: 'id' });
}

function lastOwner(context: Context) {
  const message = 'This is the only owner: nobody would be left to manage people.';
  return refuse(context, 409, { code: 'last-owner', message, help: 'Make somebody else an owner first.' });
}
