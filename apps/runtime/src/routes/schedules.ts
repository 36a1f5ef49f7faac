import { languageSchema } from '@callwright/flow-schema';
import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { checkedBody, checkedQuery, jsonLimit } from './checked.ts';
import { refuse } from './refuse.ts';

const inWords = z.strictObject({ language: languageSchema.default('en-US') });
const turn = z.strictObject({ on: z.boolean(), reason: z.string().trim().min(1).max(200).optional() });

/** Schedules as they stand now, and their emergency switches. */
export function scheduleRoutes(deps: Deps) {
  const { resources, store, clock, log } = deps;
  return new Hono()
    .get('/', needs('read-schedules'), checkedQuery(inWords), async (context) => {
      const { language } = context.req.valid('query');
      return context.json(await Promise.all(resources.scheduleNames().map((schedule) => told(deps, schedule, language))));
    })
    .put('/:name/emergency', needs('turn-emergency'), jsonLimit, checkedQuery(inWords), checkedBody(turn), async (context) => {
      const schedule = resources.scheduleNames().find(({ name }) => name === context.req.param('name'));
      if (schedule === undefined)
        return refuse(context, 404, { code: 'unknown-schedule', message: 'There is no such schedule.', path: 'name' });
      const { on, reason = null } = context.req.valid('json');
      const before = await store.findSwitch(schedule.name);
      const since = before?.on === on ? before.since : isoTime(clock);
      await store.setSwitch({ schedule: schedule.name, on, reason, since });
      deps.line.changed();
      log.warn({ schedule: schedule.name, on, reason, by: context.get('signedIn').user.id }, 'an emergency switch was turned');
      return context.json(await told(deps, schedule, context.req.valid('query').language));
    });
}

/** A schedule as the next caller meets it. */
async function told({ resources, store, clock }: Deps, { name, title }: { name: string; title: string }, language: string) {
  const turned = await store.findSwitch(name);
  const found = await resources.scheduleState(name, isoTime(clock), language, turned === null ? undefined : turned.on);
  const emergency = turned === null ? null : { on: turned.on, reason: turned.reason, since: turned.since };
  return { name, title, state: found?.state ?? null, hours: found?.hours ?? {}, emergency };
}
