import type { Twilio } from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf } from '../testing/line-client.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

const DATE = new Date('2026-11-23T00:00:00Z');

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];
let client: Twilio;

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({
    '/after': '<Say>After the conference</Say><Pause length="60"/>',
    '/announce': '<Say>Attention please</Say><Pause length="1"/>',
    '/events': {},
  }));
  client = clientOf(line);
});

afterEach(() => close());

const EVENTS = 'statusCallback="/events" statusCallbackEvent="start end join leave mute hold modify announcement"';

function join(attributes = ''): Promise<string> {
  return callTo(`<Dial action="/after"><Conference beep="false" ${EVENTS} ${attributes}>room</Conference></Dial>`);
}

function posted(path: string): Record<string, string>[] {
  return app.received.filter((request) => request.path === path).map(({ form }) => form);
}

const eventNames = (): (string | undefined)[] => posted('/events').map(({ StatusCallbackEvent }) => StatusCallbackEvent);

async function kinds(sid: string): Promise<string[]> {
  return (await line.call(sid)).heard.map(({ kind, text }) => text ?? kind);
}

async function room() {
  const [found] = await client.conferences.list({ friendlyName: 'room', limit: 1 });
  if (!found) throw new Error('there is no room');
  return client.conferences(found.sid);
}

describe('a conference', () => {
  it('is listed by its name, status and dates, and fetched', async () => {
    const first = await join();
    await callTo('<Dial><Conference>other</Conference></Dial>');
    expect((await client.conferences.list()).map(({ friendlyName, status }) => [friendlyName, status])).toEqual([
      ['other', 'init'],
      ['room', 'init'],
    ]);
    await join();
    expect(await client.conferences.list({ status: 'in-progress' })).toMatchObject([
      { friendlyName: 'room', region: 'us1', reasonConferenceEnded: null },
    ]);
    expect(await client.conferences.list({ dateCreatedBefore: DATE })).toEqual([]);
    expect(await client.conferences.list({ dateCreatedAfter: DATE, dateUpdated: DATE, friendlyName: 'room' })).toHaveLength(1);
    const conference = await (await room()).fetch();
    expect(conference).toMatchObject({ status: 'in-progress', callSidEndingConference: null });
    expect((await line.call(first)).conference?.sid).toBe(conference.sid);
    await expect(client.conferences(`CF${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404 });
  });

  it('ends by REST: everybody goes on with his own document', async () => {
    const sids = [await join(), await join()];
    await (await room()).update({ status: 'completed' });
    expect(await (await room()).fetch()).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'conference-ended-via-api',
      callSidEndingConference: null,
    });
    for (const sid of sids) expect((await kinds(sid)).at(-1)).toBe('After the conference');
    expect(posted('/events').slice(3)).toMatchObject([
      { StatusCallbackEvent: 'participant-leave', ReasonParticipantLeft: 'conference_ended_via_api' },
      { StatusCallbackEvent: 'participant-leave' },
      { StatusCallbackEvent: 'conference-end', ReasonConferenceEnded: 'conference-ended-via-api' },
    ]);
    expect(posted('/events').at(-1)).not.toHaveProperty('CallSidEndingConference');
    const response = await line.rest('POST', `/Conferences/${(await (await room()).fetch()).sid}.json`, { Status: 'in-progress' });
    expect(response.status).toBe(400);
  });

  it('hears an announcement, which is asked for once; the next one takes its place', async () => {
    const sids = [await join(), await join()];
    await (await room()).update({ announceUrl: `${app.url}/announce` });
    await line.advance(0.5);
    await (await room()).update({ announceUrl: `${app.url}/announce`, announceMethod: 'GET' });
    for (const sid of sids) {
      expect((await line.call(sid)).heard.slice(-2)).toMatchObject([
        { text: 'Attention please', interrupted: true },
        { text: 'Attention please' },
      ]);
    }
    expect(eventNames()).not.toContain('announcement-end');
    await line.advance(3);
    expect(posted('/events').slice(3)).toMatchObject([{ StatusCallbackEvent: 'announcement-end', AnnounceUrl: `${app.url}/announce` }]);
    expect(posted('/announce')).toHaveLength(1);
    expect((await line.call(sids[0] ?? '')).connectedTo).toEqual([sids[1]]);
  });

  it('goes on when an announcement cannot be had, and ends one with itself', async () => {
    const [first, second] = [await join(), await join()];
    await (await room()).update({ announceUrl: `${app.url}/nothing` });
    expect(await line.call(first)).toMatchObject({ warnings: [{ code: 11200 }], connectedTo: [second] });
    await (await room()).update({ announceUrl: `${app.url}/announce` });
    await (await room()).update({ status: 'completed' });
    expect((await line.call(first)).heard.at(-2)).toMatchObject({ text: 'Attention please', interrupted: true });
    expect(eventNames()).not.toContain('announcement-end');
    await expect((await room()).update({ announceUrl: `${app.url}/announce` })).rejects.toMatchObject({ code: 16022 });
  });
});

it('the recording of a conference is found under it', async () => {
  const [first, second] = [await join('record="record-from-start"'), await join()];
  await line.advance(5);
  for (const sid of [first, second]) await line.control('POST', `/calls/${sid}/hangup`);
  const { sid } = await (await room()).fetch();
  expect(await client.recordings.list({ conferenceSid: sid })).toMatchObject([{ source: 'Conference', duration: '5', conferenceSid: sid }]);
  const { recordings } = client.conferences(sid);
  const [listed] = await recordings.list();
  expect(listed).toMatchObject({ source: 'Conference', duration: '5', status: 'completed' });
  expect(await recordings(listed?.sid ?? '').fetch()).toMatchObject({ conferenceSid: sid });
  expect(await client.calls(second).recordings.list()).toMatchObject([{ sid: listed?.sid }]);
  expect(await recordings(listed?.sid ?? '').remove()).toBe(true);
  expect(await recordings.list()).toEqual([]);
  expect(await client.recordings.list({ conferenceSid: `CF${'0'.repeat(32)}` })).toEqual([]);
});
