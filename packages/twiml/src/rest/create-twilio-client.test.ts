import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import twilio from 'twilio';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CarrierError } from './carrier-error.ts';
import { createTwilioClient } from './create-twilio-client.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const callSid = `CA${'1'.repeat(32)}`;
const authToken = 'the-secret-token';
const apiBase = 'http://127.0.0.1:3001/ignored';
const account = `http://127.0.0.1:3001/2010-04-01/Accounts/${accountSid}`;

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function failure(request: Promise<unknown>): Promise<CarrierError> {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof CarrierError) return error;
  throw new Error('not a CarrierError', { cause: error });
}

test('lists numbers page by page from the server that it was given', async () => {
  server.use(
    http.get(`${account}/IncomingPhoneNumbers.json`, ({ request }) => {
      expect(request.headers.get('authorization')).toBe(`Basic ${btoa(`${accountSid}:${authToken}`)}`);
      const second = new URL(request.url).searchParams.get('Page') === '1';
      const next = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json?PageSize=1&Page=1&PageToken=a%2Bb`;
      return HttpResponse.json({
        incoming_phone_numbers: [{ phone_number: second ? '+37322000002' : '+37322000001' }],
        next_page_uri: second ? null : next,
      });
    }),
  );
  const client = await createTwilioClient({ accountSid, authToken, apiBase });
  const numbers = await client.incomingPhoneNumbers.list();
  expect(numbers.map(({ phoneNumber }) => phoneNumber)).toEqual(['+37322000001', '+37322000002']);
});

test('creates and moves a call with the form that Twilio takes', async () => {
  const forms: string[] = [];
  server.use(
    http.post(`${account}/Calls*`, async ({ request }) => {
      forms.push(`${new URL(request.url).pathname} ${decodeURIComponent(await request.text())}`);
      return HttpResponse.json({ sid: callSid, status: 'queued' }, { status: 201 });
    }),
  );
  const client = await createTwilioClient({ accountSid, authToken, apiBase });
  const url = 'https://calls.example.org/voice/a?x=1';
  const call = await client.calls.create({ to: '+4930111', from: '+4930222', url, statusCallbackEvent: ['answered', 'completed'] });
  expect(call.sid).toBe(callSid);
  await client.calls(callSid).update({ status: 'completed' });
  expect(forms).toEqual([
    `/2010-04-01/Accounts/${accountSid}/Calls.json To=+4930111&From=+4930222&StatusCallbackEvent=answered&StatusCallbackEvent=completed&Url=${url}`,
    `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json Status=completed`,
  ]);
});

test('asks Twilio when no other server is named', async () => {
  server.use(
    http.get(`https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json`, () =>
      HttpResponse.json({ sid: callSid, status: 'ringing' }),
    ),
  );
  const client = await createTwilioClient({ accountSid, authToken });
  expect((await client.calls(callSid).fetch()).status).toBe('ringing');
});

test.each([
  [
    400,
    { code: 21211, message: "Invalid 'To' Phone Number", more_info: 'https://www.twilio.com/docs/errors/21211' },
    { code: 21211, mayHaveActed: false, retryable: false },
  ],
  [429, { code: 20429, message: 'Too Many Requests' }, { code: 20429, mayHaveActed: false, retryable: true }],
  [500, { code: 20500, message: 'Internal Server Error' }, { code: 20500, mayHaveActed: true, retryable: true }],
])('keeps the answer %i as the cause, and says whether the request may have acted', async (status, body, facts) => {
  server.use(http.post(`${account}/Calls.json`, () => HttpResponse.json(body, { status })));
  const client = await createTwilioClient({ accountSid, authToken, apiBase });
  const error = await failure(client.calls.create({ to: 'x', from: 'y', url: 'https://calls.example.org/' }));
  expect(error).toMatchObject({ kind: 'outside', status, ...facts });
  expect(error.message).toBe(`POST /2010-04-01/Accounts/${accountSid}/Calls.json: ${body.message} (HTTP ${status}, error ${body.code})`);
  expect(error.cause).toBeInstanceOf(twilio.RestException);
  expect(error.cause).toMatchObject({ status, code: body.code });
});

test('keeps an answer that is no JSON', async () => {
  server.use(
    http.get(`${account}/Calls.json`, () => HttpResponse.html('Bad gateway', { status: 502, headers: { 'Content-Length': '11' } })),
  );
  const client = await createTwilioClient({ accountSid, authToken, apiBase });
  expect(await failure(client.calls.list())).toMatchObject({ status: 502, code: undefined, retryable: true });
});

test('tells a server that cannot be reached from one that does not answer, and keeps the token out of the errors', async () => {
  server.use(
    http.get(`${account}/Calls.json`, async () => {
      await delay(2000);
      return HttpResponse.json({});
    }),
  );
  const slow = await failure((await createTwilioClient({ accountSid, authToken, apiBase, timeoutMs: 50 })).calls.list());
  expect(slow).toMatchObject({ status: undefined, mayHaveActed: true, retryable: true, cause: { code: 'ECONNABORTED' } });
  const gone = await failure((await createTwilioClient({ accountSid, authToken, apiBase: 'http://127.0.0.1:1' })).calls.list());
  expect(gone).toMatchObject({ mayHaveActed: false, retryable: true, cause: { code: 'ECONNREFUSED' } });
  for (const error of [slow, gone]) {
    const everything = JSON.stringify([error, error.cause], (_, value: unknown) =>
      value instanceof Error ? { ...value, message: value.message } : value,
    );
    expect(everything).not.toMatch(new RegExp(`${authToken}|${btoa(`${accountSid}:${authToken}`)}`));
  }
});

test.each(['', 'localhost:3001', 'ftp://127.0.0.1'])('refuses the address "%s"', async (address) => {
  await expect(createTwilioClient({ accountSid, authToken, apiBase: address })).rejects.toThrow(
    `apiBase: not an http or https address: "${address}"`,
  );
});
