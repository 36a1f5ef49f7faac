import { isTerminalStatus, parseStatusForm, parseVoiceForm } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { endCall } from '../calls/end-call.ts';
import { overAlready } from '../calls/spoken-endings.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { findEntry } from '../line/entry.ts';
import { afterDeparture, departureDocument } from '../talk/depart.ts';
import { calleeAnswered, calleeGone } from '../talk/dial-callee.ts';
import { keepRecording } from '../talk/record.ts';
import { twiml, webhookFailed } from './twiml-answer.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

/** The carrier's webhooks of those whom agents call, of callers who were sent away from an agent, and of recorded talks. */
export function talkWebhookRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  const signed = signedForm(deps);
  const read = (context: Context<WebhookEnv>) => parseVoiceForm(context.get('form'), isoTime(deps.clock));

  routes.post('/callee/:entry', formLimit, signed, async (context) => {
    const { callSid, callStatus } = read(context).standard;
    const entry = context.req.param('entry');
    if (isTerminalStatus(callStatus)) return calleeOver(context, entry, callStatus);
    return twiml(context, (await calleeAnswered(deps, entry, callSid)) ?? overAlready());
  });

  routes.post('/callee/:entry/over', formLimit, signed, (context) => calleeOver(context, context.req.param('entry'), 'completed'));

  routes.post('/callee-status/:entry', formLimit, signed, async (context) => {
    const { callStatus, terminal } = parseStatusForm(context.get('form'));
    if (terminal) await calleeGone(deps, context.req.param('entry'), callStatus);
    return context.body(null, 204);
  });

  routes.post('/departure/:id', formLimit, signed, async (context) => {
    const { callSid, callStatus } = read(context).standard;
    if (isTerminalStatus(callStatus)) return callOver(context, callSid, callStatus);
    return twiml(context, await departureDocument(deps, context.req.param('id'), callSid));
  });

  routes.post('/departure/:id/over', formLimit, signed, async (context) => {
    const { standard, event } = read(context);
    if (isTerminalStatus(standard.callStatus)) return callOver(context, standard.callSid, standard.callStatus);
    return twiml(context, await afterDeparture(deps, context.req.param('id'), standard.callSid, event));
  });

  routes.post('/recorded/:entry', formLimit, signed, async (context) => {
    const form = context.get('form');
    const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const entryId = context.req.param('entry');
    const [recordingSid, callSid, url] = [text('RecordingSid'), text('CallSid'), text('RecordingUrl')];
    if (recordingSid === '' || url === '' || text('RecordingStatus') !== 'completed') return context.body(null, 204);
    const agentId = (await findEntry(deps.db, entryId))?.agentId ?? null;
    const seconds = Math.round(Number(text('RecordingDuration'))) || 0;
    await keepRecording(deps, { recordingSid, entryId, callSid, agentId, url, seconds });
    return context.body(null, 204);
  });

  routes.onError((error, context) => webhookFailed(deps, error, context));
  return routes;

  async function calleeOver(context: Context, entry: string, callStatus: string): Promise<Response> {
    await calleeGone(deps, entry, callStatus);
    return twiml(context, overAlready());
  }

  async function callOver(context: Context, callSid: string, callStatus: string): Promise<Response> {
    await endCall(deps, callSid, callStatus);
    return twiml(context, overAlready());
  }
}
