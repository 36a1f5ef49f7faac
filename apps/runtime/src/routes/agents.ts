import { languageSchema, phoneNumberSchema, slugSchema } from '@callwright/flow-schema';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { addAgent, changeAgent, findAgent, listAgents, turnAgent } from '../line/agents.ts';
import type { AgentStatus } from '../line/line-tables.ts';
import { actOn, noteAudit } from '../talk/audit.ts';
import { checkedBody, jsonLimit } from './checked.ts';
import { refuse } from './refuse.ts';

const skills = z.record(slugSchema, z.int().min(0).max(10));
const address = z.union([phoneNumberSchema, z.string().regex(/^client:[A-Za-z0-9_.-]{1,100}$/)], {
  error: 'is neither a telephone number like +40310000222 nor a browser like "client:ana"',
});
const name = z.string().trim().min(1).max(100);
const personId = z.string().max(100).nullable();
const newAgent = z.strictObject({
  name,
  address,
  language: languageSchema.default('en-US'),
  skills: skills.default({}),
  personId: personId.default(null),
});
const changed = z.strictObject({
  name: name.optional(),
  address: address.optional(),
  language: languageSchema.optional(),
  personId: personId.optional(),
});
const newSkills = z.strictObject({ skills });
const newStatus = z.strictObject({
  status: z.enum(['available', 'away', 'break', 'do-not-disturb', 'offline']),
  reason: z.string().trim().min(1).max(100).optional(),
});

/** Who takes calls. */
export function agentRoutes(deps: Deps) {
  return new Hono()
    .get('/', needs('read-queues'), async (context) => context.json(await listAgents(deps)))
    .post('/', needs('manage-agents'), jsonLimit, checkedBody(newAgent), async (context) =>
      context.json(await addAgent(deps, context.req.valid('json')), 201),
    )
    .get('/:id', needs('read-queues'), async (context) => answer(context, await findAgent(deps, context.req.param('id'))))
    .patch('/:id', needs('manage-agents'), jsonLimit, checkedBody(changed), async (context) => {
      const fields = Object.fromEntries(Object.entries(context.req.valid('json')).filter(([, value]) => value !== undefined));
      return answer(context, await changeAgent(deps, context.req.param('id'), fields));
    })
    .put('/:id/skills', needs('manage-agents'), jsonLimit, checkedBody(newSkills), async (context) => {
      const agentId = context.req.param('id');
      const told = await changeAgent(deps, agentId, context.req.valid('json'));
      const act = actOn({ what: 'move-agent', agentId, detail: context.req.valid('json') });
      if (told !== null) await noteAudit(deps.db, context.get('signedIn'), act, isoTime(deps.clock));
      return answer(context, told);
    })
    .put('/:id/status', needs('operate-queues'), jsonLimit, checkedBody(newStatus), async (context) => {
      const { status, reason = null } = context.req.valid('json');
      const wanted: AgentStatus = status === 'away' ? 'break' : status;
      const agentId = context.req.param('id');
      const told = await turnAgent(deps, agentId, wanted, reason);
      const act = actOn({ what: 'agent-status', agentId, detail: { status, reason } });
      if (told !== null) await noteAudit(deps.db, context.get('signedIn'), act, isoTime(deps.clock));
      return answer(context, told);
    });
}

function answer(context: Context, agent: Awaited<ReturnType<typeof findAgent>>) {
  if (agent === null) return refuse(context, 404, { code: 'unknown-agent', message: 'There is no such agent.', path: 'id' });
  return context.json(agent);
}
