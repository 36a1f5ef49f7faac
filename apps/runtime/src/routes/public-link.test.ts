import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  const resources = path.join(runtime.folder, 'resources');
  mkdirSync(resources);
  const queue = {
    title: 'Sales <b>& service</b>',
    skills: ['sales'],
    waitFlow: 'hold',
    callback: { flow: 'greet', web: { capacity: 1, slotMinutes: 60 } },
  };
  writeFileSync(path.join(resources, 'queues.json'), JSON.stringify({ sales: queue }));
  await runtime.deps.resources.reload();
});
afterAll(() => runtime.close());

const json = { ...ownerHeaders, 'content-type': 'application/json' };
let minutes = 0;
/** Each a minute after the one before: who came first stands first. */
async function ordered(number: string, language = 'en-US'): Promise<{ id: string; link: string }> {
  minutes += 1;
  runtime.clock.follow('simulated', new Date(Date.parse('2026-01-05T09:00:00Z') + minutes * 60_000).toISOString());
  const body = JSON.stringify({ number, language });
  const response = await runtime.app.request('/api/queues/sales/callbacks', { method: 'POST', headers: json, body });
  const { id, ...told } = JSON.parse(await response.text());
  expect(told).not.toHaveProperty('token');
  return { id, link: `/c/${(await runtime.deps.store.findCallback(id))?.token}` };
}
async function page(link: string, language = 'en') {
  const response = await runtime.app.request(link, { headers: { 'accept-language': language } });
  return { status: response.status, text: (await response.text()).replaceAll(/\s+/g, ' '), headers: response.headers };
}
const press = (address: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  runtime.app.request(address, { method: 'POST', body: new URLSearchParams(form), headers });
const state = async (id: string) => (await runtime.app.request(`/api/callbacks/${id}`, { headers: ownerHeaders })).json();

it('the link shows where somebody stands, in his language and without a script; looking changes nothing', async () => {
  const { id, link } = await ordered('+40721000111', 'ru-RU');
  const first = await page(link);
  expect(first.text).toContain('<html lang="ru">');
  expect(first.text).toContain('<dt>Ваше место в очереди</dt><dd>1</dd>');
  expect(first.text).toContain('Sales &lt;b&gt;&amp; service&lt;/b&gt;');
  expect(first.text).not.toMatch(/<script|onclick/);
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(first.headers.get('referrer-policy')).toBe('no-referrer');
  await page(`${link}/cancel`);
  expect(await state(id)).toMatchObject({ state: 'waiting', position: 1, calls: [] });
});

it('he moves the call to a slot, learns that another one was taken, and goes back to his turn with his place kept', async () => {
  const { id, link } = await ordered('+40721000112');
  const { id: other } = await ordered('+40721000113');
  const change = (at: string) =>
    runtime.app.request(`/api/callbacks/${other}`, { method: 'PATCH', headers: json, body: JSON.stringify({ at }) });
  expect((await change('2026-01-05T14:00:00Z')).status).toBe(200);
  const taken = await press(`${link}/move`, { at: '2026-01-05T14:00:00.000Z' });
  expect([taken.status, taken.headers.get('location')]).toEqual([303, `${link}?was=taken`]);
  await press(`${link}/move`, { at: '2026-01-05T15:00:00.000Z' });
  expect(await state(id)).toMatchObject({ fromAt: '2026-01-05T15:00:00.000Z', mode: 'scheduled' });
  expect((await page(`${link}?was=moved`)).text).toMatch(/The time was changed\..*today between 17:00 and 18:00/);
  for (const at of ['2026-01-05T23:00:00.000Z', 'soon', '2020-01-01T12:00:00Z']) await press(`${link}/move`, { at });
  expect(await state(id)).toMatchObject({ fromAt: '2026-01-05T15:00:00.000Z' });
  await press(`${link}/move`, { at: '' });
  expect(await state(id)).toMatchObject({ fromAt: null, mode: 'keep-place', position: 2 });
  // who came after him, and wants his turn too, is behind him
  const { id: later } = await ordered('+40721000119');
  expect(await state(id)).toMatchObject({ position: 2 });
  expect(await state(later)).toMatchObject({ position: 3 });
});

it('he calls it off; then the link says so, and nothing can be changed any more', async () => {
  const { id, link } = await ordered('+40721000114', 'ro-RO');
  expect((await press(`${link}/cancel`, {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect(await state(id)).toMatchObject({ state: 'waiting' });
  expect((await press(`${link}/cancel`)).status).toBe(303);
  expect(await state(id)).toMatchObject({ state: 'ended', outcome: 'cancelled', position: null });
  expect((await page(link)).text).toContain('Apelul este anulat.');
  await press(`${link}/move`, { at: '' });
  expect(await state(id)).toMatchObject({ state: 'ended' });
  expect((await runtime.app.request(`/api/callbacks/${id}`, { method: 'DELETE', headers: ownerHeaders })).status).toBe(409);
});

it.each(['/c/nonsense', `/c/${'A'.repeat(43)}`, "/c/'%20or%201=1", `/c/${'A'.repeat(43)}/x`])(
  'a link that leads nowhere says so: %s',
  async (link) => {
    const { status, text } = await page(link, 'ru-RU,ru;q=0.9');
    expect(status).toBe(404);
    if (!link.endsWith('/x')) expect(text).toContain('Эта ссылка никуда не ведёт');
    expect((await press(`${link}/cancel`)).status).toBe(404);
  },
);
