import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CarrierStandIn, startCarrier } from '../testing/carrier-stand-in.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
let carrier: CarrierStandIn;
beforeAll(async () => {
  carrier = await startCarrier(() => runtime.clock.now());
  runtime = await runtimeUnderTest({ apiBase: carrier.url });
});
afterAll(async () => {
  await runtime.close();
  carrier.close();
});

const writes = (Body: string, From = '+40721000111') =>
  runtime.post('/sms/incoming', { MessageSid: 'SM1', From, To: '+15005550006', Body });
const send = (to = '+40721000111') => runtime.deps.carrier.sendMessage({ to, from: '+15005550006', body: 'Hello.' });

it('who answers STOP gets no message from anywhere, until he answers START', async () => {
  expect((await writes('отпишите меня')).text).toContain('<Message>Больше мы не будем Вам писать.');
  await expect(send()).rejects.toMatchObject({ code: 'opted-out', kind: 'user', retryable: false });
  await send('+40721000112');
  expect((await writes('СТАРТ')).text).toContain('<Message>Мы снова будем Вам писать.');
  await send();
  expect(carrier.taken.map(({ to }) => to)).toEqual(['+40721000112', '+40721000111']);
});

it('a word that the carrier answers itself is heeded in silence; other messages change nothing', async () => {
  expect((await writes('STOP')).text).toMatch(/<Response><\/Response>$/);
  await expect(send()).rejects.toMatchObject({ code: 'opted-out' });
  expect((await writes('Спасибо, всё работает')).text).toMatch(/<Response><\/Response>$/);
  expect((await writes('', 'not a number')).status).toBe(200);
  await expect(send()).rejects.toMatchObject({ code: 'opted-out' });
  expect((await writes('ajutor')).text).toContain('răspundeți STOP');
  await writes('start');
  await send();
});

it('nobody but the carrier opts anybody out', async () => {
  const form = new URLSearchParams({ From: '+40721000111', To: '+15005550006', Body: 'STOP' });
  const response = await runtime.app.request('/sms/incoming', { method: 'POST', body: form });
  expect(response.status).toBe(403);
  await send();
});
