import { Hono } from 'hono';
import type { Deps } from './deps.ts';
import { audioRoutes } from './routes/audio.ts';
import { callStatusRoutes } from './routes/call-status.ts';
import { callRoutes } from './routes/calls.ts';
import { contactRoutes } from './routes/contacts.ts';
import { healthRoutes } from './routes/health.ts';
import { mailboxRoutes } from './routes/mailboxes.ts';
import { ownerOnly } from './routes/owner-only.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { transcriptionRoutes } from './routes/transcription.ts';
import { voiceRoutes } from './routes/voice.ts';

/** The runtime's routes over its dependencies. Makes nothing, listens to nothing. */
export function createApp(deps: Deps) {
  const app = new Hono();
  app.use('/api/*', ownerOnly(deps));
  app.route('/voice/status', callStatusRoutes(deps));
  app.route('/voice/transcription', transcriptionRoutes(deps));
  app.route('/voice', voiceRoutes(deps));
  app.route('/audio', audioRoutes(deps));
  app.route('/api/calls', callRoutes(deps));
  app.route('/api/contacts', contactRoutes(deps));
  app.route('/api/mailboxes', mailboxRoutes(deps));
  app.route('/api/schedules', scheduleRoutes(deps));
  app.route('/', healthRoutes(deps));
  app.notFound((context) => context.json({ error: { code: 'not-found', message: `There is nothing at ${context.req.path}.` } }, 404));
  app.onError((error, context) => {
    deps.log.error({ err: error, path: context.req.path }, 'a request failed');
    return context.json({ error: { code: 'internal', message: 'Something went wrong here; it was logged.' } }, 500);
  });
  return app;
}
