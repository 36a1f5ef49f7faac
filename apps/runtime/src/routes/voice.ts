import { isTerminalStatus, parseVoiceForm, WebhookError } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { resumeCallback } from '../callbacks/begin-callback.ts';
import { awaitWork } from '../calls/await-work.ts';
import { beginCall } from '../calls/begin-call.ts';
import { continueCall } from '../calls/continue-call.ts';
import { endCall, keepLastWords } from '../calls/end-call.ts';
import { failCall } from '../calls/fail-call.ts';
import { fallBack } from '../calls/fall-back.ts';
import { hearOfLine, moveOnAlone } from '../calls/hear-of-line.ts';
import { keepTalk } from '../calls/keep-talk.ts';
import { lastWords, overAlready } from '../calls/spoken-endings.ts';
import { UnknownCall } from '../calls/unknown-call.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { keepPartial } from '../line/keep-partial.ts';
import { afterTalk } from '../talk/agent-lost.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

const MUSIC_PIECE_SECONDS = 20;

/** The carrier's webhooks that want a document. Whatever happens, a caller hears words: every answer but a refusal is TwiML. */
export function voiceRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));

  routes.post('/incoming', async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    return answered(deps, context, () => beginCall(deps, standard));
  });

  // a draft that somebody is rung with: the person called is the caller of the flow
  routes.post('/draft/:version{[0-9a-f]{64}}', async (context) => {
    const { callSid, from, to } = parseVoiceForm(context.get('form'), isoTime(deps.clock)).standard;
    return answered(deps, context, () => beginCall(deps, { callSid, from: to, to: from, version: context.req.param('version') }));
  });

  routes.post('/step/:seq{[0-9]{1,9}}', async (context) => {
    const { standard, event } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    const { callSid, callStatus } = standard;
    // the caller has gone: what his last verb came to leads nowhere
    if (isTerminalStatus(callStatus)) {
      if (event?.type === 'call.recorded') await keepLastWords(deps, callSid, callStatus, { ...event, hungUp: true });
      else await endCall(deps, callSid, callStatus);
      if (event?.type === 'call.dial-ended') await keepTalk(deps, callSid, event);
      return twiml(context, overAlready());
    }
    if (event === null) return answered(deps, context, () => fallBack(deps, standard));
    return answered(deps, context, async () => continueCall(deps, callSid, stepOf(context) ?? 0, await afterTalk(deps, callSid, event)));
  });

  // the caller is moved: what he hears follows from what his place in line has become
  routes.post('/line', async (context) => {
    const { callSid, callStatus } = parseVoiceForm(context.get('form'), isoTime(deps.clock)).standard;
    if (!isTerminalStatus(callStatus)) return answered(deps, context, () => hearOfLine(deps, callSid));
    await endCall(deps, callSid, callStatus);
    return twiml(context, overAlready());
  });

  // what is being said, while it is said: nobody listens to the answer
  routes.post('/partial', async (context) => {
    await keepPartial(deps, context.get('form'));
    return context.body(null, 204);
  });

  // until both are in a conference: who comes back for more of it may be alone for good
  routes.post('/hold-music', async (context) => {
    const { callSid } = parseVoiceForm(context.get('form'), isoTime(deps.clock)).standard;
    await moveOnAlone(deps, callSid);
    const { publicUrl } = deps.settings;
    const again = `${publicUrl}/voice/hold-music`;
    const music = `${publicUrl}/audio/music/calm/0/${MUSIC_PIECE_SECONDS}`;
    return twiml(context, `<Response><Play>${music}</Play><Redirect method="POST">${again}</Redirect></Response>`);
  });

  routes.post('/wait/:seq{[0-9]{1,9}}', async (context) => {
    const { callSid, callStatus } = parseVoiceForm(context.get('form'), isoTime(deps.clock)).standard;
    if (!isTerminalStatus(callStatus)) return answered(deps, context, () => awaitWork(deps, callSid, stepOf(context) ?? 0));
    await endCall(deps, callSid, callStatus);
    return twiml(context, overAlready());
  });

  routes.post('/resume', async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    const { callSid, errorCode, errorUrl } = standard;
    deps.log.warn({ callSid, errorCode, errorUrl }, 'the carrier fell back: the call is resumed');
    return answered(deps, context, async () => (await resumeCallback(deps, standard)) ?? fallBack(deps, standard, timesOf(context)));
  });

  routes.onError((error, context) => answerError(deps, error, context));
  return routes;
}

/** What fails is tried once more: a step is taken once however often it is tried, and what fails is mostly a connection that broke. */
async function answered({ log }: Deps, context: Context<WebhookEnv>, answer: () => Promise<string>): Promise<Response> {
  const document = await answer().catch((error: unknown) => {
    if (error instanceof UnknownCall) throw error;
    log.warn({ err: error, callSid: context.get('form')['CallSid'] }, 'a webhook failed; it is tried once more');
    return answer();
  });
  return twiml(context, document);
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
  return twiml(context, await failCall(deps, { callSid, seq: stepOf(context), times: timesOf(context) }, error));
}

function stepOf(context: Context): number | null {
  const seq: string | undefined = context.req.param('seq');
  return seq === undefined ? null : Number(seq);
}

/** How often the caller was asked to hold because something did not answer. */
function timesOf(context: Context): number {
  return Number(/^\d{1,4}$/.exec(context.req.query('again') ?? '') ?? 0);
}

function twiml(context: Context, document: string): Response {
  return context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' });
}
