import { isTerminalStatus, parseVoiceForm, WebhookError } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { awaitWork } from '../calls/await-work.ts';
import { beginCall } from '../calls/begin-call.ts';
import { continueCall, UnknownCall } from '../calls/continue-call.ts';
import { endCall, keepLastWords } from '../calls/end-call.ts';
import { failCall } from '../calls/fail-call.ts';
import { fallBack } from '../calls/fall-back.ts';
import { lastWords, overAlready } from '../calls/spoken-endings.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

/** The carrier's webhooks that want a document. Whatever happens, a caller hears words: every answer but a refusal is TwiML. */
export function voiceRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));

  routes.post('/incoming', async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    return twiml(context, await beginCall(deps, standard));
  });

  routes.post('/step/:seq{[0-9]{1,9}}', async (context) => {
    const { standard, event } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    const { callSid, callStatus } = standard;
    // the caller has gone: what his last verb came to leads nowhere
    if (isTerminalStatus(callStatus)) {
      if (event?.type === 'call.recorded') await keepLastWords(deps, callSid, callStatus, { ...event, hungUp: true });
      else await endCall(deps, callSid, callStatus);
      return twiml(context, overAlready());
    }
    if (event === null) return twiml(context, await fallBack(deps, standard));
    return twiml(context, await continueCall(deps, callSid, stepOf(context) ?? 0, event));
  });

  routes.post('/wait/:seq{[0-9]{1,9}}', async (context) => {
    const { callSid, callStatus } = parseVoiceForm(context.get('form'), isoTime(deps.clock)).standard;
    if (!isTerminalStatus(callStatus)) return twiml(context, await awaitWork(deps, callSid, stepOf(context) ?? 0));
    await endCall(deps, callSid, callStatus);
    return twiml(context, overAlready());
  });

  routes.post('/resume', async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    const { callSid, errorCode, errorUrl } = standard;
    deps.log.warn({ callSid, errorCode, errorUrl }, 'the carrier fell back: the call is resumed');
    return twiml(context, await fallBack(deps, standard));
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
  return twiml(context, await failCall(deps, callSid, stepOf(context), error));
}

function stepOf(context: Context): number | null {
  const seq: string | undefined = context.req.param('seq');
  return seq === undefined ? null : Number(seq);
}

function twiml(context: Context, document: string): Response {
  return context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' });
}
