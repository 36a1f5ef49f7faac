import { Hono } from 'hono';
import { z } from 'zod';
import { canStrike, type Faults } from '../faults/faults.ts';
import { readBody } from './read-body.ts';

const TIMED = new Set(['delay', 'reorder', 'duplicate']);

const ruleSchema = z
  .strictObject({
    match: z.strictObject({
      kind: z.exactOptional(z.enum(['twiml', 'action', 'wait', 'status', 'fallback', 'partial', 'amd', 'message', 'rest'])),
      urlContains: z.exactOptional(z.string().min(1).max(2_048)),
      method: z.exactOptional(z.string().regex(/^[A-Za-z]{1,10}$/, 'a method is GET, POST...')),
    }),
    do: z.enum(['delay', 'drop', 'duplicate', 'reorder', 'status', 'garbage', 'lose-reply']),
    seconds: z.exactOptional(z.number().min(0).max(31_536_000)),
    status: z.exactOptional(z.int().min(400).max(599)),
    times: z.exactOptional(z.int().min(1)),
    share: z.exactOptional(z.number().min(0).max(1)),
  })
  .superRefine((rule, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', message, path: [name] });
    const { kind } = rule.match;
    if (rule.do === 'delay' && rule.seconds === undefined) refuse('seconds', 'a delay needs its seconds');
    if (rule.seconds !== undefined && !TIMED.has(rule.do)) refuse('seconds', `${rule.do} takes no seconds`);
    if (rule.status !== undefined && rule.do !== 'status') refuse('status', `${rule.do} takes no status`);
    if (kind && !canStrike(rule.do, kind)) {
      refuse(
        'do',
        kind === 'rest' ? `${rule.do} happens to webhooks only, not to REST requests` : `${rule.do} happens to REST requests only`,
      );
    }
  });

const faultsSchema = z.strictObject({ seed: z.exactOptional(z.int()), rules: z.array(ruleSchema).max(100) });

/** `GET` and `PUT /line/v1/faults`: how the line misbehaves. */
export function faultsRoutes(faults: Faults): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.json(faults.report()));
  routes.put('/', async (c) => {
    faults.set(await readBody(c, faultsSchema));
    return c.json(faults.report());
  });
  return routes;
}
