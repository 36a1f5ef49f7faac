import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { Deps } from '../deps.ts';
import { changeResource, resourceState, resourceVersion, resourceVersions, restoreResource } from '../publishing/resource-versions.ts';
import { checkedBody, limitOf } from './checked.ts';
import { documentSchema, hashSchema, reasonSchema } from './publishing-fields.ts';
import { wholeNumber } from './whole-number.ts';

const MOST_BYTES = 1024 * 1024;
const LEVELS = 20;

const changeBody = z.strictObject({ value: documentSchema, baseHash: hashSchema, reason: reasonSchema });
const restoreBody = z.strictObject({ version: z.int().min(1), baseHash: hashSchema, reason: reasonSchema });

/** What flows use by name, and what the names stand for here: schedules, message templates, the environment. */
export function resourceRoutes(deps: Deps) {
  const limit = limitOf(MOST_BYTES);
  return new Hono()
    .get('/:name', needs('read-resources'), async (context) => context.json(await resourceState(deps, context.req.param('name'))))
    .put('/:name', needs('manage-resources'), limit, checkedBody(changeBody, { levels: LEVELS }), async (context) => {
      const { user } = context.get('signedIn');
      return context.json(await changeResource(deps, user, context.req.param('name'), context.req.valid('json')));
    })
    .get('/:name/versions', needs('read-resources'), async (context) =>
      context.json(await resourceVersions(deps, context.req.param('name'))),
    )
    .get('/:name/versions/:number', needs('read-resources'), async (context) =>
      context.json(await resourceVersion(deps, context.req.param('name'), wholeNumber(context.req.param('number')))),
    )
    .post('/:name/restore', needs('manage-resources'), limit, checkedBody(restoreBody), async (context) => {
      const { user } = context.get('signedIn');
      return context.json(await restoreResource(deps, user, context.req.param('name'), context.req.valid('json')));
    });
}
