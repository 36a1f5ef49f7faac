import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineMessage } from '../control/protocol.ts';
import { type Answerer, startAnswerer } from '../testing/answerer.ts';
import { type LineUnderTest, read, startLine } from '../testing/line-under-test.ts';

const NUMBER = '+15005550006';
const PERSON = '+40721000111';

let line: LineUnderTest;
let app: Answerer;

beforeEach(async () => {
  line = await startLine();
  app = await startAnswerer({ '/sms': '<Message>Thanks\nAna</Message>', '/status': {} });
  await line.addNumber(NUMBER, { SmsUrl: `${app.url}/sms` });
  await line.simulate();
});

afterEach(async () => {
  await line.close();
  await app.close();
});

function send(fields: Record<string, string> = {}): Promise<Response> {
  return line.rest('POST', '/Messages.json', { From: NUMBER, To: PERSON, Body: 'Hello', ...fields });
}

async function textIn(body: string): Promise<LineMessage> {
  const response = await line.control('POST', '/messages', { from: PERSON, to: NUMBER, body });
  expect(response.status).toBe(201);
  const { messageSid } = await read<{ messageSid: string }>(response);
  const message = (await messages()).find((candidate) => candidate.messageSid === messageSid);
  if (!message) throw new Error('the message is not listed');
  return message;
}

async function messages(query = ''): Promise<LineMessage[]> {
  return (await read<{ messages: LineMessage[] }>(await line.control('GET', `/messages${query}`))).messages;
}

describe('a message sent by REST', () => {
  it('is queued, sent and delivered by the line’s clock, and tells so', async () => {
    const response = await send({ StatusCallback: `${app.url}/status` });
    expect(response.status).toBe(201);
    const { sid } = await read<{ sid: string }>(response);
    expect(await read(await line.rest('GET', `/Messages/${sid}.json`))).toMatchObject({
      status: 'queued',
      date_sent: null,
      num_segments: '1',
    });
    await line.advance(1);
    expect(await messages()).toMatchObject([{ messageSid: sid, status: 'sent', direction: 'outbound-api', body: 'Hello' }]);
    await line.advance(2);
    expect(app.received.map(({ form }) => [form['MessageSid'], form['MessageStatus'], form['To']])).toEqual([
      [sid, 'sent', PERSON],
      [sid, 'delivered', PERSON],
    ]);
    expect((await messages(`?to=${PERSON}`))[0]?.webhooks).toMatchObject([{ kind: 'status', httpStatus: 200 }, { kind: 'status' }]);
    expect(await messages(`?to=${encodeURIComponent(NUMBER)}`)).toEqual([]);
    const listed = await read<{ messages: unknown[] }>(await line.rest('GET', `/Messages.json?To=${encodeURIComponent(PERSON)}`));
    expect(listed.messages).toMatchObject([{ sid, status: 'delivered', date_sent: 'Mon, 23 Nov 2026 10:00:01 +0000', error_code: null }]);
  });

  it.each([
    [{ To: '' }, 21604],
    [{ To: '0721' }, 21211],
    [{ From: '' }, 21603],
    [{ From: 'a name that is too long' }, 21212],
    [{ From: '+15005550009' }, 21606],
    [{ From: '12345' }, 21606],
    [{ Body: ' ' }, 21602],
    [{ Body: 'ș'.repeat(1_601) }, 21617],
    [{ StatusCallback: 'status' }, 21609],
    [{ MediaUrl: 'http://a.test/a.png' }, 21620],
  ])('is refused for %j', async (fields, code) => {
    const response = await send(fields);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code, status: 400 });
  });
});

describe('a message that arrives', () => {
  it('is posted, signed, to the number’s address, and the answer is sent back', async () => {
    const message = await textIn('Where is my parcel?');
    const [request] = app.received;
    expect(request?.form).toEqual({
      AccountSid: `AC${'0'.repeat(32)}`,
      ApiVersion: '2010-04-01',
      Body: 'Where is my parcel?',
      From: PERSON,
      MessageSid: message.messageSid,
      NumMedia: '0',
      NumSegments: '1',
      SmsMessageSid: message.messageSid,
      SmsSid: message.messageSid,
      SmsStatus: 'received',
      To: NUMBER,
    });
    const signature = String(request?.headers['x-twilio-signature']);
    expect(twilio.validateRequest('local', signature, `${app.url}/sms`, request?.form ?? {})).toBe(true);
    expect(message).toMatchObject({ direction: 'inbound', status: 'received', webhooks: [{ kind: 'message', httpStatus: 200 }] });
    expect(await messages(`?to=${PERSON}`)).toMatchObject([{ direction: 'outbound-reply', from: NUMBER, body: 'Thanks\nAna' }]);
  });

  it('may be answered with several messages, after a redirect, and what means nothing is a warning', async () => {
    app.answers['/sms'] = '<Redirect>/next</Redirect><Message>Never</Message>';
    app.answers['/next'] =
      '<Say>Hi</Say><Message to="+40721000999" statusCallback="/status"><Body>One</Body></Message><Message/><Message to="5">x</Message>';
    const message = await textIn('hi');
    expect(message.warnings.map(({ code }) => code)).toEqual([14110, 14103, 14101]);
    await line.advance(1);
    expect(await messages(`?from=${NUMBER}`)).toMatchObject([{ to: '+40721000999', body: 'One', status: 'sent' }]);
    expect(app.received.map(({ path }) => path)).toEqual(['/sms', '/next', '/status']);
  });

  it('goes to the fallback when its address fails', async () => {
    await line.addNumber('+15005550007', { SmsUrl: `${app.url}/broken`, SmsFallbackUrl: `${app.url}/sms` });
    await line.control('POST', '/messages', { from: PERSON, to: '+15005550007', body: 'hi' });
    expect(app.received.at(-1)?.form).toMatchObject({ ErrorCode: '11200', ErrorUrl: `${app.url}/broken` });
    expect(await messages(`?to=${PERSON}`)).toHaveLength(1);
  });

  it('reaches only numbers of the line, and is at most 1,600 characters', async () => {
    expect((await line.control('POST', '/messages', { from: PERSON, to: '+1999', body: 'hi' })).status).toBe(404);
    expect((await line.control('POST', '/messages', { from: PERSON, to: NUMBER, body: 'x'.repeat(1_601) })).status).toBe(400);
  });
});

it('sends nothing to who said STOP, until START', async () => {
  await textIn(' stop ');
  const bodies = async () => (await messages(`?to=${PERSON}`)).map(({ body, status, errorCode }) => [body.slice(0, 6), status, errorCode]);
  expect(await bodies()).toEqual([
    ['You ha', 'queued', undefined],
    ['Thanks', 'failed', 21610],
  ]);
  expect(await (await send()).json()).toMatchObject({ code: 21610, status: 400 });
  expect((await send({ From: 'Callwright' })).status).toBe(201);
  await textIn('START');
  expect((await send()).status).toBe(201);
});
