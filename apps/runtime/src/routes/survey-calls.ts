import { isTerminalStatus, parseStatusForm, parseVoiceForm, WebhookError } from '@callwright/twiml';
import { type Context, Hono } from 'hono';
import { lastWords, overAlready } from '../calls/spoken-endings.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { beginSurveyCall, endSurveyCall } from '../survey/survey-call.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

const survey = '/:survey{[0-9a-f-]{36}}';

/** The carrier asks what to say on a call that we made for a survey: the address names the survey. */
export function surveyVoiceRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));
  routes.post(survey, async (context) => {
    const { standard } = parseVoiceForm(context.get('form'), isoTime(deps.clock));
    if (isTerminalStatus(standard.callStatus)) return twiml(context, overAlready());
    return twiml(context, await beginSurveyCall(deps, context.req.param('survey'), standard));
  });
  routes.onError((error, context) => {
    if (error instanceof WebhookError) return badWebhook(context, error);
    deps.log.error({ err: error, path: context.req.path }, 'a survey could not begin');
    return twiml(context, lastWords('en-US'));
  });
  return routes;
}

/** The carrier says that such a call is over. */
export function surveyStatusRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));
  routes.post(survey, async (context) => {
    const { callSid, callStatus, terminal } = parseStatusForm(context.get('form'));
    if (terminal) await endSurveyCall(deps, context.req.param('survey'), callSid, callStatus);
    return context.body(null, 204);
  });
  routes.onError((error, context) => {
    if (error instanceof WebhookError) return badWebhook(context, error);
    deps.log.error({ err: error, path: context.req.path }, 'the end of a survey could not be kept');
    return context.json({ error: { code: 'internal', message: 'The status could not be kept; it was logged.' } }, 500);
  });
  return routes;
}

function badWebhook(context: Context, error: WebhookError) {
  return context.json({ error: { code: 'bad-webhook', message: error.message, path: error.field } }, 400);
}

function twiml(context: Context, document: string) {
  return context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' });
}
