import { type Context, Hono } from 'hono';
import type { Conference, Refusal } from '../conference/conference.ts';
import { LABEL_CHARACTERS } from '../conference/conference-request.ts';
import type { Invitation } from '../conference/invite.ts';
import type { Participant } from '../conference/participant.ts';
import type { Switchboard } from '../switchboard.ts';
import { participantJson } from './conference-json.ts';
import { readForm } from './form.ts';
import { page } from './paging.ts';
import { readChanges } from './participant-changes-request.ts';
import { readInvitation } from './participant-request.ts';
import { RestError, restNotFound } from './rest-error.ts';

const REFUSALS: Record<Refusal, [code: number, message: string]> = {
  full: [16020, 'Conference is full'],
  'label-in-use': [16026, 'Participant label is in use by another participant'],
  'nobody-to-coach': [16028, 'Participant to be whispered is not present in the conference'],
};

/** Twilio's Participants of a conference. */
export function participantsRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const conferenceOf = (c: Context): Conference => {
    const conference = board.conferences.get(c.req.param('conference') ?? '');
    if (!conference) throw restNotFound(c);
    return conference;
  };
  const participantOf = (c: Context): [Conference, Participant] => {
    const conference = conferenceOf(c);
    const participant = conference.find(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    if (!participant) throw restNotFound(c);
    return [conference, participant];
  };

  routes.post('/Conferences/:conference/Participants.json', async (c) => {
    const invitation = readInvitation(await readForm(c), board.numbers);
    const participant = board.invite(roomOf(c, invitation, board), invitation);
    if (!participant) throw new RestError(22005, 'Call Queue Full', 429);
    const json = participantJson(participant, board, String(participant.leg.queuedFor));
    await board.timekeeper.settleOwn();
    return c.json(json, 201);
  });

  routes.get('/Conferences/:conference/Participants.json', (c) => {
    const { items, fields } = page(c, conferenceOf(c).participants().filter(filterOf(c)));
    return c.json({ ...fields, participants: items.map((participant) => participantJson(participant, board)) });
  });

  routes.get('/Conferences/:conference/Participants/:file', (c) => c.json(participantJson(participantOf(c)[1], board)));

  routes.post('/Conferences/:conference/Participants/:file', async (c) => {
    const [conference, participant] = participantOf(c);
    const form = await readForm(c);
    const url = form.url('AnnounceUrl', 21205);
    const method = form.method('AnnounceMethod');
    conference.update(participant, readChanges(form, participant, conference));
    if (url !== null) conference.announce({ url, method }, participant);
    await board.timekeeper.settleOwn();
    return c.json(participantJson(participant, board));
  });

  routes.delete('/Conferences/:conference/Participants/:file', async (c) => {
    const [conference, participant] = participantOf(c);
    conference.kick(participant);
    await board.timekeeper.settleOwn();
    return c.body(null, 204);
  });

  return routes;
}

/** The conference of the address, by its sid or its name; a name that no active one has is that of a new one. Throws a RestError. */
function roomOf(c: Context, { participant, conference: asked }: Invitation, { conferences }: Switchboard): Conference | string {
  const name = c.req.param('conference') ?? '';
  const isSid = /^CF[0-9a-fA-F]{32}$/.test(name);
  const room = isSid ? conferences.get(name) : conferences.active(name);
  if (isSid && (!room || room.status === 'completed')) throw restNotFound(c);
  if ([...name].length > LABEL_CHARACTERS) throw new RestError(20001, `The name of a conference is at most ${LABEL_CHARACTERS} characters`);
  const refusal = room ? room.refusal(participant, asked) : participant.callSidToCoach === null ? null : 'nobody-to-coach';
  if (refusal) throw new RestError(...REFUSALS[refusal]);
  return room ?? name;
}

function filterOf(c: Context): (participant: Participant) => boolean {
  const query = new URL(c.req.url).searchParams;
  const wanted = [
    [query.get('Muted'), 'muted'],
    [query.get('Hold'), 'hold'],
    [query.get('Coaching'), 'coaching'],
  ] as const;
  return (participant) => wanted.every(([value, name]) => value === null || participant[name] === (value.toLowerCase() === 'true'));
}
