import { type Context, Hono } from 'hono';
import type { Application } from '../call/applications.ts';
import type { Switchboard } from '../switchboard.ts';
import { rfc2822 } from '../webhook/status-callbacks.ts';
import { readSettings } from './address-settings.ts';
import { readForm } from './form.ts';
import { page } from './paging.ts';
import { restNotFound } from './rest-error.ts';

/** Twilio's Applications resource. */
export function applicationsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const { applications, clock, accountSid } = board;
  const applicationOf = (c: Context): Application => {
    const application = applications.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    if (!application) throw restNotFound(c);
    return application;
  };

  routes.post('/Applications.json', async (c) => {
    const application = applications.add(readSettings(await readForm(c)), clock.now());
    return c.json(applicationJson(application, accountSid), 201);
  });

  routes.get('/Applications.json', (c) => {
    const name = new URL(c.req.url).searchParams.get('FriendlyName');
    const found = applications.all().filter(({ friendlyName }) => name === null || friendlyName === name);
    const { items, fields } = page(c, found);
    return c.json({ ...fields, applications: items.map((application) => applicationJson(application, accountSid)) });
  });

  routes.get('/Applications/:file', (c) => c.json(applicationJson(applicationOf(c), accountSid)));

  routes.post('/Applications/:file', async (c) => {
    const application = applicationOf(c);
    applications.update(application, readSettings(await readForm(c)), clock.now());
    return c.json(applicationJson(application, accountSid));
  });

  routes.delete('/Applications/:file', (c) => {
    applications.delete(applicationOf(c).sid);
    return c.body(null, 204);
  });

  return routes;
}

function applicationJson(application: Application, accountSid: string) {
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    date_created: rfc2822(application.createdAt),
    date_updated: rfc2822(application.updatedAt),
    friendly_name: application.friendlyName,
    message_status_callback: '',
    public_application_connect_enabled: false,
    sid: application.sid,
    sms_fallback_method: application.smsFallbackMethod,
    sms_fallback_url: application.smsFallbackUrl,
    sms_method: application.smsMethod,
    sms_status_callback: '',
    sms_url: application.smsUrl,
    status_callback: application.statusCallback,
    status_callback_method: application.statusCallbackMethod,
    uri: `/2010-04-01/Accounts/${accountSid}/Applications/${application.sid}.json`,
    voice_caller_id_lookup: false,
    voice_fallback_method: application.voiceFallbackMethod,
    voice_fallback_url: application.voiceFallbackUrl,
    voice_method: application.voiceMethod,
    voice_url: application.voiceUrl,
  };
}
