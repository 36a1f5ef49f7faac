import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Alert } from '../store/store.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { cursorSchema, writeCursor } from './page-cursor.ts';
import { refuse } from './refuse.ts';

const page = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100), cursor: cursorSchema.optional() });
const change = z.strictObject({ seen: z.boolean() });

/** What flows told the people who look after calls. */
export function alertRoutes({ store, clock }: Deps) {
  return new Hono()
    .get('/', needs('read-alerts'), checkedQuery(page), async (context) => {
      const { limit, cursor = null } = context.req.valid('query');
      const found = await store.listAlerts(cursor, limit + 1);
      const last = found.length > limit ? found[limit - 1] : undefined;
      const next = last === undefined ? null : writeCursor(last);
      return context.json({ alerts: found.slice(0, limit).map(told), unseen: await store.countUnseenAlerts(), next });
    })
    .patch('/:id', needs('read-alerts'), jsonLimit, checkedBody(change), async (context) => {
      const id = context.req.param('id');
      const seenAt = context.req.valid('json').seen ? isoTime(clock) : null;
      const alert = /^alert-\d{1,18}$/.test(id) ? await store.changeAlert(id, { seenAt }) : null;
      if (alert === null) return refuse(context, 404, { code: 'unknown-alert', message: 'There is no such alert.', path: 'id' });
      return context.json(told(alert));
    });
}

function told({ flowId: flow, ...alert }: Alert) {
  return { ...alert, flow };
}
