import { isTerminalStatus, parseStatusForm, parseVoiceForm, renderTwiml } from '@callwright/twiml';
import { eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { overAlready } from '../calls/spoken-endings.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { findEntry } from '../line/entry.ts';
import { agents } from '../line/line-tables.ts';
import { pressOne } from '../line/press-one.ts';
import { legEnded, letIn } from '../talk/leg-visits.ts';
import { findLeg } from '../talk/talk-rows.ts';
import { twiml, webhookFailed } from './twiml-answer.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

/** The carrier's webhooks of the calls by which others come into a conversation. */
export function deskLegRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  const signed = signedForm(deps);
  const read = (context: Context<WebhookEnv>) => parseVoiceForm(context.get('form'), isoTime(deps.clock));

  routes.post('/leg/:leg', formLimit, signed, async (context) => {
    const { callSid, callStatus } = read(context).standard;
    const leg = context.req.param('leg');
    if (isTerminalStatus(callStatus)) return legOver(context, leg, callStatus);
    return twiml(context, (await questionFor(deps, leg)) ?? (await letIn(deps, leg, callSid)) ?? overAlready());
  });

  routes.post('/leg/:leg/key', formLimit, signed, async (context) => {
    const { standard, event } = read(context);
    const leg = context.req.param('leg');
    if (event?.type === 'call.digits' && event.digits === '1')
      return twiml(context, (await letIn(deps, leg, standard.callSid)) ?? overAlready());
    return legOver(context, leg, isTerminalStatus(standard.callStatus) ? standard.callStatus : 'refused');
  });

  routes.post('/leg/:leg/over', formLimit, signed, (context) => legOver(context, context.req.param('leg'), 'completed'));

  routes.post('/leg-status/:leg', formLimit, signed, async (context) => {
    const { callStatus, terminal } = parseStatusForm(context.get('form'));
    if (terminal) await legEnded(deps, context.req.param('leg'), callStatus);
    return context.body(null, 204);
  });

  routes.onError((error, context) => webhookFailed(deps, error, context));
  return routes;

  async function legOver(context: Context, leg: string, callStatus: string): Promise<Response> {
    await legEnded(deps, leg, callStatus);
    return twiml(context, overAlready());
  }
}

/** An agent who is rung at a telephone says by a key that it is he; a number outside is connected as it answers. */
async function questionFor(deps: Deps, legId: string): Promise<string | null> {
  const leg = await findLeg(deps.db, legId);
  if (leg === null || leg.state !== 'ringing' || leg.agentId === null || leg.address.startsWith('client:')) return null;
  const [agent] = await deps.db.select().from(agents).where(eq(agents.id, leg.agentId));
  const entry = await findEntry(deps.db, leg.entryId);
  const title = deps.resources.queue(entry?.queue ?? '')?.title ?? entry?.queue ?? '';
  const action = `${deps.settings.publicUrl}/voice/leg/${legId}/key`;
  return renderTwiml([pressOne(agent?.language ?? 'en-US', title)], { action, audio: () => '' });
}
