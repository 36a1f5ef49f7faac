import { type Context, Hono } from 'hono';
import type { Conference } from '../conference/conference.ts';
import type { Switchboard } from '../switchboard.ts';
import { conferenceJson } from './conference-json.ts';
import { type Form, readForm } from './form.ts';
import { page } from './paging.ts';
import { RestError, restNotFound } from './rest-error.ts';
import { timeFilter } from './time-filter.ts';

/** Twilio's Conferences resource. */
export function conferencesRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const conferenceOf = (c: Context): Conference => {
    const conference = board.conferences.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    if (!conference) throw restNotFound(c);
    return conference;
  };

  routes.get('/Conferences.json', (c) => {
    const { items, fields } = page(c, board.conferences.all().reverse().filter(filterOf(c)));
    return c.json({ ...fields, conferences: items.map((conference) => conferenceJson(conference, board)) });
  });

  routes.get('/Conferences/:file', (c) => c.json(conferenceJson(conferenceOf(c), board)));

  routes.post('/Conferences/:file', async (c) => {
    const conference = conferenceOf(c);
    update(conference, await readForm(c));
    await board.timekeeper.settleOwn();
    return c.json(conferenceJson(conference, board));
  });

  return routes;
}

function update(conference: Conference, form: Form): void {
  const status = form.text('Status');
  if (status !== null && status !== 'completed') throw new RestError(20001, `Status can be set to completed, not ${status}`);
  const url = form.url('AnnounceUrl', 21205);
  const method = form.method('AnnounceMethod');
  if (url !== null && conference.status === 'completed') throw new RestError(16022, 'Conference does not exist or is completed');
  if (url !== null) conference.announce({ url, method }, null);
  if (status !== null) conference.complete();
}

function filterOf(c: Context): (conference: Conference) => boolean {
  const query = new URL(c.req.url).searchParams;
  const [name, status] = [query.get('FriendlyName'), query.get('Status')];
  const inTime = [
    timeFilter<Conference>(query, 'DateCreated', ({ createdAt }) => createdAt),
    timeFilter<Conference>(query, 'DateUpdated', ({ updatedAt }) => updatedAt),
  ];
  return (conference) => {
    if (name !== null && conference.name !== name) return false;
    return (status === null || conference.status === status) && inTime.every((test) => test(conference));
  };
}
