import { signRequest } from '@callwright/twiml';
import { HttpResponse, http } from 'msw';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectUnderTest } from './testing/connect-under-test.ts';
import {
  accountSid,
  api,
  authToken,
  bin,
  binUrl,
  hold,
  notFound,
  number,
  numberSid,
  publicUrl,
  runtimeWith,
  twilioWith,
} from './testing/network.ts';

const well = () => [...twilioWith().handlers, ...runtimeWith(), bin];
const connect = connectUnderTest();
beforeAll(() => {
  connect.flow('support-line');
  connect.flow('broken', { exits: { next: 'nowhere' } });
  connect.flow('music', { kind: 'wait' });
  connect.environment('production', { [number]: { flow: 'support-line' } });
  connect.environment('empty', {});
});
afterAll(() => connect.close());

describe('a number of the account', () => {
  it('is led to the runtime, by settings that are read back, and stays untouched when it leads there', async () => {
    const { forms, handlers } = twilioWith();
    const network = [...handlers, ...runtimeWith(), bin];
    const first = await connect.run({ network });
    expect(first).toMatchObject({
      code: 0,
      findings: [
        { check: 'account-accepted' },
        { check: 'address-reached' },
        { check: 'api-key-known' },
        { check: 'number-good', number },
        { check: 'fallback-good' },
        { check: 'number-connected', number, level: 'ok' },
      ],
    });
    expect(first.findings.at(-1)?.changes).toContainEqual({
      setting: 'voiceUrl',
      from: 'https://demo.twilio.com/welcome/voice/',
      to: `${publicUrl}/voice/incoming`,
    });
    expect(forms).toEqual([
      { VoiceUrl: `${publicUrl}/voice/incoming`, VoiceFallbackUrl: binUrl, StatusCallback: `${publicUrl}/voice/status` },
    ]);
    const again = await connect.run({ network });
    expect(again.findings.at(-1)).toEqual({
      step: 'connection',
      check: 'number-connected',
      level: 'ok',
      number,
      message: `${number} leads to the runtime; nothing had to be changed.`,
    });
    expect(forms).toHaveLength(1);
  });

  it('gives its messages to a runtime that takes them, and keeps them otherwise', async () => {
    const sms = { sms_url: 'https://other.example/sms', sms_application_sid: 'AP1' };
    const taking = twilioWith(sms);
    const { findings } = await connect.run({ network: [...taking.handlers, ...runtimeWith({ takesMessages: true }), bin] });
    expect(findings).toContainEqual(expect.objectContaining({ check: 'messages-elsewhere', message: expect.stringContaining('AP1') }));
    expect(taking.forms[0]).toMatchObject({ SmsUrl: `${publicUrl}/sms/incoming`, SmsApplicationSid: '' });
    const other = twilioWith(sms);
    const keeping = await connect.run({ network: [...other.handlers, ...runtimeWith(), bin] });
    expect(keeping.of('numbers')).toMatchObject([{ message: expect.stringContaining('Its text messages stay as they are') }]);
    expect(other.forms[0]).not.toHaveProperty('SmsUrl');
  });

  it.each([
    [{ trunk_sid: 'TK1' }, 'the SIP trunk TK1', { TrunkSid: '' }],
    [{ voice_application_sid: 'AP1' }, 'the TwiML application AP1', { VoiceApplicationSid: '' }],
    [{ voice_url: 'https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1' }, 'a flow of Twilio Studio, https://webhooks.twilio.com/', {}],
    [{ voice_url: 'https://old.example/voice', voice_method: 'GET' }, 'https://old.example/voice', { VoiceMethod: 'POST' }],
  ])('that leads elsewhere is told of before it is changed: %j', async (kept, place, cleared) => {
    const { forms, handlers } = twilioWith(kept);
    const { code, findings, of } = await connect.run({ network: [...handlers, ...runtimeWith(), bin] });
    expect(code).toBe(0);
    const [, elsewhere] = of('numbers');
    expect(elsewhere).toMatchObject({ check: 'calls-elsewhere', level: 'warning' });
    expect(elsewhere?.message).toContain(`Today calls to ${number} go to ${place}`);
    expect(findings.at(-1)).toMatchObject({ check: 'number-connected', level: 'ok' });
    expect(forms).toEqual([expect.objectContaining({ VoiceUrl: `${publicUrl}/voice/incoming`, ...cleared })]);
  });

  it('is only compared with --check', async () => {
    const { forms, handlers } = twilioWith({ trunk_sid: 'TK1' });
    const { code, findings } = await connect.run({ check: true, network: [...handlers, ...runtimeWith(), bin] });
    expect(code).toBe(0);
    expect(findings.at(-1)).toMatchObject({ check: 'number-to-connect', level: 'warning' });
    expect(findings.at(-1)?.changes).toContainEqual({ setting: 'trunkSid', from: 'TK1', to: '' });
    expect(forms).toEqual([]);
  });

  it('is an error where Twilio refuses the settings, or takes them and does not keep them', async () => {
    const place = `${api}/IncomingPhoneNumbers/${numberSid}.json`;
    const refusing = http.post(place, () => HttpResponse.json({ code: 21502, message: 'VoiceUrl is not valid' }, { status: 400 }));
    const refused = await connect.run({ network: [refusing, ...well()] });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.findings.at(-1)).toMatchObject({ check: 'carrier-refused', level: 'error', help: expect.stringContaining('21502') });
    const forgetting = http.post(place, () => HttpResponse.json({}));
    const forgotten = await connect.run({ network: [forgetting, ...well()] });
    expect(forgotten.code).toBe(1);
    expect(forgotten.findings.at(-1)).toMatchObject({
      check: 'number-not-kept',
      changes: expect.arrayContaining([expect.objectContaining({ setting: 'voiceUrl' })]),
    });
  });

  it('keeps its emergency address', async () => {
    const { handlers } = twilioWith({ emergency_address_sid: 'AD1', capabilities: { voice: true, sms: false } });
    const { of } = await connect.run({ network: [...handlers, ...runtimeWith(), bin] });
    expect(of('numbers')).toMatchObject([{ message: expect.stringMatching(/cannot send or take text messages.*emergency address stays/) }]);
  });
});

describe('the account', () => {
  const answer = (status: number, body: object) => http.get(`${api}.json`, () => HttpResponse.json(body, { status }));
  const account = (more: object) => twilioWith({}, { ...more }).handlers;

  it.each([
    ['no SID and no token', { TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' }, 'credentials-missing'],
    ['the SID of an API key', { TWILIO_ACCOUNT_SID: `SK${'a'.repeat(32)}` }, 'credentials-form'],
    ['half a SID', { TWILIO_ACCOUNT_SID: 'AC12' }, 'credentials-form'],
    ['a token in quotes', { TWILIO_AUTH_TOKEN: '"token"' }, 'credentials-form'],
    ['an API address that is none', { TWILIO_API_URL: 'localhost:3001' }, 'api-address'],
    ['a server that is not there', { TWILIO_API_URL: 'http://127.0.0.1:1' }, 'carrier-unreachable'],
  ])('is not asked for, or not reached, with %s', async (_, env, check) => {
    const { code, findings, of } = await connect.run({
      env,
      network: [...runtimeWith(), bin, http.post('*/voice/status', () => notFound('/'))],
    });
    expect(code).toBe(1);
    expect(of('account')).toMatchObject([{ level: 'error', check }]);
    expect(of('numbers')).toMatchObject([{ check: 'number-not-looked-up' }]);
    expect(findings.at(-1)).toMatchObject({ check: 'nothing-changed' });
  });

  it.each([
    [answer(401, { code: 20003, message: 'Authenticate' }), 'credentials-refused', /does not belong to this account/],
    [answer(403, { code: 20008, message: 'Test' }), 'credentials-for-tests', /own no numbers/],
    [answer(403, { code: 20005, message: 'Account not active' }), 'account-suspended', /not active/],
    [answer(404, { code: 20404, message: 'Not found' }), 'carrier-refused', /refuses it/],
    [answer(429, { code: 20429, message: 'Too Many Requests' }), 'carrier-busy', /too many requests/],
    [answer(503, {}), 'carrier-failed', /failure of its own \(HTTP 503\)/],
  ])('is refused in words: %#', async (handler, check, words) => {
    const { code, of } = await connect.run({ network: [handler, ...runtimeWith(), bin] });
    expect(code).toBe(1);
    expect(of('account')).toMatchObject([{ level: 'error', check, message: expect.stringMatching(words), help: expect.any(String) }]);
  });

  it.each([
    ['suspended', 'account-suspended'],
    ['closed', 'account-closed'],
  ])('that is %s takes no calls, and its numbers are not changed', async (status, check) => {
    const { forms, handlers } = twilioWith({}, { status });
    const { code, of } = await connect.run({ network: [...handlers, ...runtimeWith(), bin] });
    expect([code, forms]).toEqual([1, []]);
    expect(of('account')).toMatchObject([{ level: 'error', check }]);
  });

  it('on trial is told what it cannot do, and connected all the same', async () => {
    const { code, findings, of } = await connect.run({ network: [...account({ type: 'Trial' }), ...runtimeWith(), bin] });
    expect(code).toBe(0);
    expect(of('account')).toMatchObject([
      { level: 'ok' },
      { level: 'warning', check: 'account-trial', message: expect.stringContaining('verified') },
    ]);
    expect(findings.at(-1)).toMatchObject({ check: 'number-connected' });
  });

  it('may be busy when the numbers are asked for', async () => {
    const busy = http.get(`${api}/IncomingPhoneNumbers.json`, () =>
      HttpResponse.json({ code: 20429, message: 'Too Many' }, { status: 429 }),
    );
    const { code, findings, of } = await connect.run({ network: [busy, ...well()] });
    expect(code).toBe(1);
    expect(of('numbers')).toMatchObject([{ check: 'carrier-busy' }]);
    expect(findings.at(-1)).toMatchObject({ check: 'nothing-changed' });
  });
});

describe('the numbers of the environment', () => {
  it.each([
    ['missing', {}, 'environment', /There is no .*missing\.json/],
    ['empty', {}, 'numbers-none', /gives no number a flow/],
  ])('where %s, are shown how to be written', async (name, env, check, words) => {
    const { code, of } = await connect.run({ environment: name, env, network: well() });
    expect(code).toBe(1);
    const [finding] = of('numbers');
    expect(finding).toMatchObject({ level: 'error', check, message: expect.stringMatching(words) });
    expect(JSON.parse(finding?.paste ?? '')).toMatchObject({ numbers: { [number]: { flow: 'support-line' } } });
  });

  it.each([
    ['no folder', 'gone', 'flow-missing', /gone\/flow\.json/],
    ['errors', 'broken', 'flow-faulty', /an error|errors: error/],
    ['another kind', 'music', 'flow-kind', /kind "wait"/],
  ])('need flows that can answer; one with %s keeps its number as it is', async (_, id, check, words) => {
    const { forms, handlers } = twilioWith();
    connect.environment('faulty', { [number]: { flow: id } });
    const { code, findings } = await connect.run({ environment: 'faulty', network: [...handlers, ...runtimeWith(), bin] });
    expect([code, forms]).toEqual([1, []]);
    expect(findings).toContainEqual(expect.objectContaining({ level: 'error', number, check, message: expect.stringMatching(words) }));
    expect(findings.at(-1)).toMatchObject({ check: 'number-left-alone' });
  });

  it("that are not the account's, or take no calls, are left out, and the others are connected", async () => {
    connect.environment('mixed', { [number]: { flow: 'support-line' }, '+40310000999': { flow: 'support-line' } });
    const { forms, handlers } = twilioWith();
    const { code, findings } = await connect.run({ environment: 'mixed', network: [...handlers, ...runtimeWith(), bin] });
    expect([code, forms.length]).toEqual([1, 1]);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'number-not-owned', help: expect.stringContaining(`The account has ${number}.`) }),
    );
    const mute = twilioWith({ capabilities: { voice: false, sms: true } });
    const second = await connect.run({ network: [...mute.handlers, ...runtimeWith(), bin] });
    expect([second.code, mute.forms]).toEqual([1, []]);
    expect(second.of('numbers')).toMatchObject([{ check: 'number-without-voice', level: 'error' }]);
  });

  it('belong to an environment that is named, not to a file', async () => {
    await expect(connect.run({ environment: 'environments/production.json' })).rejects.toThrow('is no name of an environment');
  });
});

describe('the fallback', () => {
  it('where there is none, is shown as a text to paste, in the languages of the flows', async () => {
    const { forms, handlers } = twilioWith();
    const { code, of } = await connect.run({ env: { FALLBACK_URL: '' }, network: [...handlers, ...runtimeWith()] });
    expect(code).toBe(0);
    const [finding] = of('fallback');
    expect(finding).toMatchObject({ level: 'warning', check: 'fallback-missing', help: expect.stringContaining('TwiML Bin') });
    expect(finding?.paste).toMatch(/ro-RO.*\n.*en-US.*\n.*\n.*<Redirect>https:\/\/calls\.example\.com\/voice\/resume</);
    expect(forms).toMatchObject([{ VoiceFallbackUrl: `${publicUrl}/voice/resume` }]);
  });

  it("in a TwiML Bin is read as Twilio reads it, with the account's signature", async () => {
    const asked = http.get(binUrl, ({ request }) => {
      const signed = request.headers.get('x-twilio-signature') === signRequest(authToken, request.url);
      return signed ? HttpResponse.xml(hold) : new HttpResponse('Not Authorized', { status: 403 });
    });
    const { of } = await connect.run({ network: [asked, ...twilioWith().handlers, ...runtimeWith()] });
    expect(of('fallback')).toMatchObject([{ check: 'fallback-good' }]);
  });

  it.each([
    [binUrl, 403, 'Not Authorized', 'fallback-unread', 'ok'],
    [binUrl, 200, '<Response><Say>Bye.</Say></Response>', 'fallback-leads-elsewhere', 'warning'],
    ['https://backup.example/hold', 404, '', 'fallback-no-twiml', 'warning'],
    ['https://backup.example/hold', 200, '<html>', 'fallback-no-twiml', 'warning'],
    [`${publicUrl}/hold`, 200, hold, 'fallback-beside-runtime', 'warning'],
  ])('at %s that answers %i %s', async (FALLBACK_URL, status, body, check, level) => {
    const answer = http.get(FALLBACK_URL, () => HttpResponse.xml(body, { status }));
    const { code, of } = await connect.run({ env: { FALLBACK_URL }, network: [answer, ...twilioWith().handlers, ...runtimeWith()] });
    expect(code).toBe(0);
    expect(of('fallback')).toMatchObject([{ check, level, paste: expect.stringContaining('<Redirect>') }]);
  });

  it('that Twilio cannot ask keeps the numbers as they are', async () => {
    const { forms, handlers } = twilioWith();
    const { code, of } = await connect.run({ env: { FALLBACK_URL: 'http://localhost/hold' }, network: [...handlers, ...runtimeWith()] });
    expect([code, forms]).toEqual([1, []]);
    expect(of('fallback')).toMatchObject([{ check: 'address-local', level: 'error' }]);
  });
});

describe('agents in the browser', () => {
  it.each([
    ['no key', { TWILIO_API_KEY: '', TWILIO_API_SECRET: '' }, 'api-key-missing', 0],
    ['half of a key', { TWILIO_API_SECRET: '' }, 'api-key-missing', 0],
    ['what is no key', { TWILIO_API_KEY: accountSid }, 'api-key-form', 1],
    ['a key of somebody else', { TWILIO_API_KEY: `SK${'f'.repeat(32)}` }, 'api-key-unknown', 1],
  ])('with %s hear of it', async (_, env, check, code) => {
    const unknown = http.get(`${api}/Keys/:sid`, () =>
      HttpResponse.json({ code: 20404, message: 'not found', status: 404 }, { status: 404 }),
    );
    const network = [unknown, ...well()];
    const run = await connect.run({ env, network, check: true });
    expect(run.of('browsers')).toMatchObject([{ check, help: expect.stringContaining('TWILIO_API_KEY') }]);
    expect(run.code).toBe(code);
  });
});

describe('the output', () => {
  it('has the steps in order, 80 columns but for addresses, and ends with what to dial', async () => {
    const { code, out } = await connect.text({
      network: [...twilioWith({ trunk_sid: 'TK1' }, { type: 'Trial' }).handlers, ...runtimeWith(), bin],
    });
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'Twilio account',
      'Public address',
      'Agents in the browser',
      'Numbers',
      'Fallback',
      'Connection',
      `0 errors, 2 warnings. Now dial ${number}.`,
    ]);
    expect(out.indexOf('go to the SIP trunk TK1')).toBeLessThan(out.indexOf('leads to the runtime now'));
    expect(out).toMatch(/trunkSid\n +from TK1\n +to {3}nothing/);
    for (const line of out.split('\n')) expect(line.length <= 80 || /^\s*(from |to {3})?\S+$/.test(line), line).toBe(true);
  });

  it('of a bad run says what to do, and leaves the text to paste as it is', async () => {
    const { code, out } = await connect.text({ env: { TWILIO_AUTH_TOKEN: '', FALLBACK_URL: '' }, check: true, network: runtimeWith() });
    expect(code).toBe(1);
    expect(out).toMatch(/✗ TWILIO_AUTH_TOKEN is not set/);
    expect(out).toContain('\n\n<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n');
    expect(out).toContain('1 error, 2 warnings. Nothing was changed (--check).');
  });
});
