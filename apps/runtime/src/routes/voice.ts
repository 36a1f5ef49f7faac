import { parseStatusForm, parseVoiceForm, WebhookError } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { beginCall } from '../calls/begin-call.ts';
import { continueCall, resume, UnknownCall } from '../calls/continue-call.ts';
import { failCall } from '../calls/fail-call.ts';
import { lastWords } from '../calls/spoken-endings.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { signedForm, type WebhookEnv } from './webhook-form.ts';

/** The carrier's webhooks. Whatever happens, a caller hears words: every answer but a refusal is TwiML. */
export function voiceRoutes(deps: Deps) {
  const { store, clock, log } = deps;
  const routes = new Hono<WebhookEnv>();
  routes.use(signedForm(deps));

  routes.post('/incoming', async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(clock));
    return twiml(context, await beginCall(deps, standard));
  });

  routes.post('/step/:seq{[0-9]{1,9}}', async (context) => {
    const { standard, event } = parseVoiceForm(context.get('form'), isoTime(clock));
    const { callSid } = standard;
    if (event !== null) return twiml(context, await continueCall(deps, callSid, Number(context.req.param('seq')), event));
    const session = await store.findSession(callSid);
    if (session === null) throw new UnknownCall(callSid);
    return twiml(context, await resume(deps, session));
  });

  routes.post('/resume', async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(clock));
    log.warn({ callSid: standard.callSid, code: standard.errorCode, url: standard.errorUrl }, 'the carrier fell back: the call is resumed');
    const session = await store.findSession(standard.callSid);
    return twiml(context, session === null ? await beginCall(deps, standard) : await resume(deps, session));
  });

  routes.post('/status', async (context) => {
    const { callSid, callStatus, terminal } = parseStatusForm(context.get('form'));
    const ended = terminal && (await store.endSession(callSid, callStatus === 'completed' ? 'caller-hung-up' : callStatus, isoTime(clock)));
    if (ended) log.info({ callSid, callStatus }, 'the call has ended');
    return context.body(null, 204);
  });

  routes.onError((error, context) => answerError(deps, error, context));
  return routes;
}

async function answerError(deps: Deps, error: Error, context: Context<WebhookEnv>): Promise<Response> {
  if (error instanceof WebhookError)
    return context.json({ error: { code: 'bad-webhook', message: error.message, path: error.field } }, 400);
  const callSid = String(context.get('form')?.['CallSid'] ?? '');
  if (error instanceof UnknownCall) {
    deps.log.warn({ callSid }, error.message);
    context.header('Callwright-Error', 'unknown-call');
    return twiml(context, lastWords('en-US'));
  }
  deps.log.error({ err: error, callSid }, 'a webhook failed');
  return twiml(context, await failCall(deps, callSid, error));
}

function twiml(context: Context, document: string): Response {
  return context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' });
}
