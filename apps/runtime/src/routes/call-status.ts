import { parseStatusForm, WebhookError } from '@callwright/twiml';
import { Hono } from 'hono';
import { endCall } from '../calls/end-call.ts';
import type { Deps } from '../deps.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

/** The carrier's status callbacks. Nobody listens to their answers, so an error is an error. */
export function callStatusRoutes(deps: Deps) {
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));
  routes.post('/', async (context) => {
    const { callSid, callStatus, terminal } = parseStatusForm(context.get('form'));
    if (terminal) await endCall(deps, callSid, callStatus);
    return context.body(null, 204);
  });
  routes.onError((error, context) => {
    if (error instanceof WebhookError)
      return context.json({ error: { code: 'bad-webhook', message: error.message, path: error.field } }, 400);
    deps.log.error({ err: error, callSid: context.get('form')?.['CallSid'] }, 'a status callback failed');
    return context.json({ error: { code: 'internal', message: 'The status could not be kept; it was logged.' } }, 500);
  });
  return routes;
}
