import { Hono } from 'hono';
import type { Switchboard } from '../switchboard.ts';
import { rfc2822 } from '../webhook/status-callbacks.ts';
import { restNotFound } from './rest-error.ts';

const NAME = 'Callwright line';

/** The lists of the account that the line has, by Twilio's names of them. */
const lists = {
  applications: 'Applications',
  calls: 'Calls',
  conferences: 'Conferences',
  incoming_phone_numbers: 'IncomingPhoneNumbers',
  messages: 'Messages',
  queues: 'Queues',
  recordings: 'Recordings',
  transcriptions: 'Transcriptions',
};

/** Twilio's Account resource: the line has one account, as old as the line. */
export function accountRoutes({ accountSid, authToken, clock }: Switchboard): Hono {
  const begun = rfc2822(clock.now());
  const uri = `/2010-04-01/Accounts/${accountSid}`;
  return new Hono().get('/:file{[^/]+\\.json}', (c) => {
    if (c.req.param('file') !== `${accountSid}.json`) throw restNotFound(c);
    return c.json({
      auth_token: authToken,
      date_created: begun,
      date_updated: begun,
      friendly_name: NAME,
      owner_account_sid: accountSid,
      sid: accountSid,
      status: 'active',
      subresource_uris: Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, `${uri}/${list}.json`])),
      type: 'Full',
      uri: `${uri}.json`,
    });
  });
}
