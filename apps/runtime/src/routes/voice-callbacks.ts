import { isTerminalStatus, parseStatusForm, parseVoiceForm, WebhookError } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { beginCallback } from '../callbacks/begin-callback.ts';
import { endAttempt } from '../callbacks/end-attempt.ts';
import { lastWords, overAlready } from '../calls/spoken-endings.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

const attempt = '/:attempt{[0-9a-f-]{36}}';

/** The carrier asks what to say on a call that we made: the address names the attempt. */
export function callbackVoiceRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));
  routes.post(attempt, async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    if (isTerminalStatus(standard.callStatus)) return twiml(context, overAlready());
    const begin = () => beginCallback(deps, context.req.param('attempt'), standard);
    // what fails is mostly a connection that broke
    return twiml(context, await begin().catch(begin));
  });
  routes.onError((error, context) => badWebhook(error, context) ?? failed(deps, error, context));
  return routes;

  function failed({ log }: Deps, error: Error, context: Context) {
    log.error({ err: error, path: context.req.path }, 'a call back could not begin');
    return twiml(context, lastWords('en-US'));
  }
}

/** The carrier says that a call which we made is over. */
export function callbackStatusRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));
  routes.post(attempt, async (context) => {
    const { callSid, callStatus, terminal } = parseStatusForm(context.get('form'));
    if (terminal) await endAttempt(deps, context.req.param('attempt'), callSid, callStatus);
    return context.body(null, 204);
  });
  routes.onError((error, context) => {
    const bad = badWebhook(error, context);
    if (bad === null) deps.log.error({ err: error, path: context.req.path }, 'the end of a call back could not be kept');
    return bad ?? context.json({ error: { code: 'internal', message: 'The status could not be kept; it was logged.' } }, 500);
  });
  return routes;
}

function badWebhook(error: Error, context: Context) {
  if (!(error instanceof WebhookError)) return null;
  return context.json({ error: { code: 'bad-webhook', message: error.message, path: error.field } }, 400);
}

function twiml(context: Context, document: string) {
  return context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' });
}
