import type { Twilio } from 'twilio';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientOf } from '../testing/line-client.ts';
import { startVerbCalls, type VerbCalls } from '../testing/verb-calls.ts';

let app: VerbCalls['app'];
let line: VerbCalls['line'];
let callTo: VerbCalls['callTo'];
let close: VerbCalls['close'];
let client: Twilio;

beforeEach(async () => {
  ({ app, line, callTo, close } = await startVerbCalls({ '/recorded': {} }));
  client = clientOf(line);
});
afterEach(() => close());

const told = () => app.received.filter(({ path }) => path === '/recorded').map(({ form }) => form);
const hangUp = (sid: string) => line.control('POST', `/calls/${sid}/hangup`);

it('a call in progress is recorded from when REST says so until it says stop, or the call ends', async () => {
  const sid = await callTo('<Pause length="600"/>');
  const wishes = { recordingStatusCallback: `${app.url}/recorded`, recordingStatusCallbackEvent: ['completed'] };
  const begun = await client.calls(sid).recordings.create(wishes);
  expect(begun).toMatchObject({ callSid: sid, status: 'in-progress', source: 'StartCallRecordingAPI' });
  await line.advance(12);
  expect(await client.calls(sid).recordings(begun.sid).update({ status: 'stopped' })).toMatchObject({ status: 'stopped' });
  expect(told()).toMatchObject([{ RecordingSid: begun.sid, CallSid: sid, RecordingDuration: '12', RecordingStatus: 'completed' }]);
  await client.calls(sid).recordings.create(wishes);
  await line.advance(5);
  await hangUp(sid);
  expect(told()).toHaveLength(2);
  expect(told()[1]).toMatchObject({ RecordingDuration: '5', RecordingSource: 'StartCallRecordingAPI' });
  expect((await fetch(told()[1]?.['RecordingUrl'] ?? '')).status).toBe(200);
});

it('a call that is over, and a recording that is not there, are refused as Twilio does', async () => {
  const sid = await callTo('<Pause length="600"/>');
  await expect(
    client
      .calls(sid)
      .recordings(`RE${'0'.repeat(32)}`)
      .update({ status: 'stopped' }),
  ).rejects.toMatchObject({ status: 404 });
  await hangUp(sid);
  await expect(client.calls(sid).recordings.create()).rejects.toMatchObject({ code: 21220 });
});
