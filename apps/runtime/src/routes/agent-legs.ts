import type { Verb } from '@callwright/flow-compiler';
import { isTerminalStatus, parseStatusForm, parseVoiceForm, renderTwiml, WebhookError } from '@callwright/twiml';
import { eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { overAlready } from '../calls/spoken-endings.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { acceptOffer } from '../line/accept-offer.ts';
import { findOffer } from '../line/agent-rows.ts';
import { endAgentLeg, failOffer } from '../line/end-offer.ts';
import { agents } from '../line/line-tables.ts';
import { pressOne } from '../line/press-one.ts';
import { rungAt } from '../talk/own-agent.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

/** The carrier's webhooks of the calls by which agents are rung. */
export function agentLegRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  const signed = signedForm(deps);

  // the agent has answered; on a telephone he says by a key that it is he
  routes.post('/agent/:offer', formLimit, signed, async (context) => {
    const { callSid, callStatus } = parseVoiceForm(context.get('form'), isoTime(deps.clock)).standard;
    const offer = context.req.param('offer');
    if (isTerminalStatus(callStatus)) return ended(context, offer, callStatus);
    const asked = await questionFor(deps, offer, callSid);
    return twiml(context, asked ?? (await joined(deps, offer, callSid)));
  });

  routes.post('/agent/:offer/key', formLimit, signed, async (context) => {
    const { standard, event } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    const offer = context.req.param('offer');
    if (isTerminalStatus(standard.callStatus)) return ended(context, offer, standard.callStatus);
    if (event?.type === 'call.digits' && event.digits === '1') return twiml(context, await joined(deps, offer, standard.callSid));
    await failOffer(deps, offer, 'refused');
    return twiml(context, overAlready());
  });

  // the conference is over for the agent
  routes.post('/agent/:offer/over', formLimit, signed, async (context) => {
    await endAgentLeg(deps, context.req.param('offer'), 'completed');
    return twiml(context, overAlready());
  });

  routes.post('/agent-status/:offer', formLimit, signed, async (context) => {
    const { callStatus, terminal } = parseStatusForm(context.get('form'));
    if (terminal) await endAgentLeg(deps, context.req.param('offer'), callStatus);
    return context.body(null, 204);
  });

  routes.onError((error, context) => {
    if (error instanceof WebhookError)
      return context.json({ error: { code: 'bad-webhook', message: error.message, path: error.field } }, 400);
    deps.log.error({ err: error }, 'a webhook of an agent failed');
    return twiml(context, overAlready());
  });
  return routes;

  async function ended(context: Context, offer: string, callStatus: string): Promise<Response> {
    await endAgentLeg(deps, offer, callStatus);
    return twiml(context, overAlready());
  }
}

/** What an agent on a telephone is asked before he is connected; null for one who answered in a browser, or needs no question any more. */
async function questionFor(deps: Deps, offerId: string, callSid: string): Promise<string | null> {
  const offer = await findOffer(deps.db, offerId);
  if (offer?.state !== 'ringing' || (offer.callSid !== null && offer.callSid !== callSid)) return null;
  const [agent] = await deps.db.select().from(agents).where(eq(agents.id, offer.agentId));
  if (agent === undefined || rungAt(agent).startsWith('client:')) return null;
  const title = deps.resources.queue(offer.queue)?.title ?? offer.queue;
  const { publicUrl } = deps.settings;
  return renderTwiml([pressOne(agent.language, title)], { action: `${publicUrl}/voice/agent/${offerId}/key`, audio: () => '' });
}

async function joined(deps: Deps, offerId: string, callSid: string): Promise<string> {
  const accepted = await acceptOffer(deps, offerId, callSid);
  if (accepted === 'over') return overAlready();
  const verb: Verb = { verb: 'conference', name: accepted.conference, record: false };
  const { publicUrl } = deps.settings;
  return renderTwiml([verb], {
    action: `${publicUrl}/voice/agent/${offerId}/over`,
    audio: () => '',
    holdMusic: `${publicUrl}/voice/hold-music`,
  });
}

function twiml(context: Context, document: string): Response {
  return context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' });
}
