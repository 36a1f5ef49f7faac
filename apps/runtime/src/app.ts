import { Hono } from 'hono';
import { except } from 'hono/combine';
import { guardApi } from './auth/guard-api.ts';
import { linkRoutes } from './auth/link-routes.ts';
import { meRoutes } from './auth/me-routes.ts';
import { pageHeaders } from './auth/page-headers.ts';
import { peopleRoutes } from './auth/people-routes.ts';
import { signInRoutes } from './auth/sign-in-routes.ts';
import { publicFiles } from './callbacks/public-files.ts';
import type { Deps } from './deps.ts';
import { createLivePages } from './live/live-pages.ts';
import { Refused } from './publishing/refused.ts';
import { agentLegRoutes } from './routes/agent-legs.ts';
import { agentRoutes } from './routes/agents.ts';
import { alertRoutes } from './routes/alerts.ts';
import { audioRoutes } from './routes/audio.ts';
import { callStatusRoutes } from './routes/call-status.ts';
import { callbackRoutes, queueCallbackRoutes } from './routes/callbacks.ts';
import { callRoutes } from './routes/calls.ts';
import { caseRoutes } from './routes/cases.ts';
import { contactRoutes } from './routes/contacts.ts';
import { deskRoutes } from './routes/desk.ts';
import { deskCallRoutes } from './routes/desk-calls.ts';
import { deskLegRoutes } from './routes/desk-legs.ts';
import { flowFileRoutes } from './routes/flow-files.ts';
import { flowRoutes } from './routes/flows.ts';
import { healthRoutes } from './routes/health.ts';
import { holdRoutes } from './routes/hold.ts';
import { liveRoutes } from './routes/live.ts';
import { lostCallRoutes } from './routes/lost-calls.ts';
import { mailboxRoutes } from './routes/mailboxes.ts';
import { publicBrowserCallRoutes } from './routes/public-browser-calls.ts';
import { publicCallbackRoutes } from './routes/public-callbacks.ts';
import { publicFileRoutes } from './routes/public-files.ts';
import { publicLinkRoutes } from './routes/public-link.ts';
import { promiseRoutes, queueRoutes } from './routes/queues.ts';
import { recordingRoutes } from './routes/recordings.ts';
import { reportRoutes } from './routes/reports.ts';
import { resourceRoutes } from './routes/resources.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { smsRoutes } from './routes/sms.ts';
import { auditRoutes, floorRoutes, superviseRoutes } from './routes/supervise.ts';
import { surveyStatusRoutes, surveyVoiceRoutes } from './routes/survey-calls.ts';
import { surveyReportRoutes, surveyRoutes } from './routes/surveys.ts';
import { talkWebhookRoutes } from './routes/talk-webhooks.ts';
import { transcriptionRoutes } from './routes/transcription.ts';
import { voiceRoutes } from './routes/voice.ts';
import { callbackStatusRoutes, callbackVoiceRoutes } from './routes/voice-callbacks.ts';

/** The runtime's routes over its dependencies. Makes nothing, listens to nothing. */
export function createApp(deps: Deps) {
  const app = new Hono()
    .use(except(['/voice/*', '/audio/*', '/sms/*'], pageHeaders(deps.settings)))
    .use('/api/*', guardApi(deps.auth))
    .route('/voice/hold', holdRoutes(deps))
    .route('/voice/status', callStatusRoutes(deps))
    .route('/voice/transcription', transcriptionRoutes(deps))
    .route('/voice/callback', callbackVoiceRoutes(deps))
    .route('/voice/callback-status', callbackStatusRoutes(deps))
    .route('/voice/survey', surveyVoiceRoutes(deps))
    .route('/voice/survey-status', surveyStatusRoutes(deps))
    .route('/voice', agentLegRoutes(deps))
    .route('/voice', deskLegRoutes(deps))
    .route('/voice', talkWebhookRoutes(deps))
    .route('/voice', voiceRoutes(deps))
    .route('/audio', audioRoutes(deps))
    .route('/sms', smsRoutes(deps))
    .route('/c', publicLinkRoutes(deps))
    .route('/public', publicCallbackRoutes(deps))
    .route('/public', publicBrowserCallRoutes(deps))
    .route('/', publicFileRoutes(publicFiles(deps.settings.publicFolders)))
    .route('/api/auth', signInRoutes(deps))
    .route('/api/me', meRoutes(deps))
    .route('/api/people', peopleRoutes(deps))
    .route('/api', linkRoutes(deps))
    .route('/api/agents', agentRoutes(deps))
    .route('/api/alerts', alertRoutes(deps))
    .route('/api/desk', deskRoutes(deps))
    .route('/api/desk/calls', deskCallRoutes(deps))
    .route('/api/supervise', superviseRoutes(deps))
    .route('/api/recordings', recordingRoutes(deps))
    .route('/api/floor', floorRoutes(deps))
    .route('/api/audit', auditRoutes(deps))
    .route('/api/callbacks', callbackRoutes(deps))
    .route('/api/queues', queueRoutes(deps))
    .route('/api/queues/:name/callbacks', queueCallbackRoutes(deps))
    .route('/api/promises', promiseRoutes(deps))
    .route('/api/calls', callRoutes(deps))
    .route('/api/lost-calls', lostCallRoutes(deps))
    .route('/api/cases', caseRoutes(deps))
    .route('/api/contacts', contactRoutes(deps))
    .route('/api/mailboxes', mailboxRoutes(deps))
    .route('/api/schedules', scheduleRoutes(deps))
    .route('/api/flows', flowRoutes(deps))
    .route('/api/flows/:id/files', flowFileRoutes(deps))
    .route('/api/resources', resourceRoutes(deps))
    .route('/api/surveys', surveyRoutes(deps))
    .route('/api/reports', reportRoutes(deps))
    .route('/api/reports/survey', surveyReportRoutes(deps))
    .route('/api/live', liveRoutes(deps, createLivePages(deps)))
    .route('/', healthRoutes(deps));
  app.notFound((context) => context.json({ error: { code: 'not-found', message: `There is nothing at ${context.req.path}.` } }, 404));
  app.onError((error, context) => {
    if (error instanceof Refused) return context.json(error.body(), error.status);
    deps.log.error({ err: error, path: context.req.path }, 'a request failed');
    return context.json({ error: { code: 'internal', message: 'Something went wrong here; it was logged.' } }, 500);
  });
  return app;
}

/** What the pages' typed client is made from: `hc<AppType>`. */
export type AppType = ReturnType<typeof createApp>;
