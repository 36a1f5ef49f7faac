import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpFlow, newCallSid, number, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
});
afterAll(() => runtime.close());

async function ask(method: string, address: string, body?: unknown) {
  const json = body !== undefined && { headers: { ...ownerHeaders, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await runtime.app.request(address, { method, headers: ownerHeaders, ...json });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
interface Card {
  id: string;
  problems: object;
  picture: object;
}
const layout = { formatVersion: 1, nodes: {}, notes: [] };

describe('a flow on disk', () => {
  it('is drafted, published, and heard by the next caller, while a call in progress keeps its own', async () => {
    await runtime.publish(helpFlow());
    const opened = await ask('GET', '/api/flows/help');
    expect(opened).toMatchObject({
      status: 200,
      body: { title: 'Help', kind: 'call', numbers: [number], draft: null, filesChanged: false, live: { number: 1, by: 'files' } },
    });
    const before = newCallSid();
    await runtime.webhook('/voice/incoming', before);

    runtime.clock.follow('simulated', '2026-01-05T09:01:00Z');
    const flow = helpFlow('New words, press 1.');
    const saved = await ask('PUT', '/api/flows/help/draft', { flow, layout, baseHash: opened.body.hash });
    expect(saved).toMatchObject({ status: 200, body: { changes: 1 } });
    expect((await runtime.webhook('/voice/incoming', newCallSid())).text).toContain('For help');
    runtime.clock.follow('simulated', '2026-01-05T09:02:00Z');
    const published = await ask('POST', '/api/flows/help/publish', { reason: 'Clearer words', draft: saved.body.hash });
    expect(published).toMatchObject({
      status: 200,
      body: { changed: true, commit: null, git: { state: 'no-repository' }, version: { number: 2, reason: 'Clearer words' } },
    });

    expect((await runtime.webhook('/voice/incoming', newCallSid())).text).toContain('New words');
    expect((await runtime.webhook('/voice/step/1', before, { Digits: '9' })).text).toContain('For help');
    expect(JSON.parse(readFileSync(path.join(runtime.folder, 'help/flow.json'), 'utf8'))).toEqual(flow);
    expect((await ask('GET', '/api/flows/help')).body).toMatchObject({ draft: null, live: { number: 2, calls: 1 }, filesChanged: false });
    expect(
      (await ask('GET', '/api/flows/help/versions')).body.map((version: { number: number; live: boolean; calls: number }) => [
        version.number,
        version.live,
        version.calls,
      ]),
    ).toEqual([
      [2, true, 1],
      [1, false, 2],
    ]);
    expect((await ask('GET', '/api/flows/help/calls-now')).body).toMatchObject({ total: 3, byNode: { menu: 3 } });
    expect((await ask('GET', '/api/flows')).body).toMatchObject([
      { id: 'help', callsToday: 3, callsNow: 3, live: { number: 2, calls: 1 }, problems: { errors: 0 } },
    ]);
  });
});

describe('a draft', () => {
  it('need not be a flow yet; its problems are told, and former states are kept, also when it is dropped', async () => {
    const { hash, flow } = (await ask('GET', '/api/flows/help')).body;
    const half = { ...flow, start: 'nowhere', nodes: { ...flow.nodes, fresh: { type: 'menu', config: {}, exits: { x: 'nowhere' } } } };
    const saved = await ask('PUT', '/api/flows/help/draft', { flow: half, layout, baseHash: hash });
    expect(saved).toMatchObject({ status: 200, body: { savedBy: 'Owner’s token', changes: expect.any(Number) } });
    expect((await ask('GET', '/api/flows')).body[0]).toMatchObject({
      draft: { hash: saved.body.hash },
      problems: { errors: expect.any(Number) },
    });
    const { body: saves } = await ask('GET', '/api/flows/help/draft/history');
    expect(saves[0]).toMatchObject({ savedBy: 'Owner’s token' });
    expect(await ask('DELETE', `/api/flows/help/draft?hash=${hash}`)).toMatchObject({
      status: 409,
      body: { error: { code: 'stale-draft' } },
    });
    expect(await ask('DELETE', `/api/flows/help/draft?hash=${saved.body.hash}`)).toMatchObject({
      status: 200,
      body: { draft: null, hash },
    });
    expect((await ask('GET', `/api/flows/help/draft/history/${saves[0].id}`)).body).toMatchObject({ flow: half });
  });

  it('is one history entry a minute, whoever saves how often', async () => {
    const before = (await ask('GET', '/api/flows/help/draft/history')).body.length;
    let { hash } = (await ask('GET', '/api/flows/help')).body;
    for (const minute of ['10', '10', '10', '11']) {
      runtime.clock.follow('simulated', `2026-01-05T09:${minute}:00Z`);
      const flow = helpFlow(crypto.randomUUID());
      hash = (await ask('PUT', '/api/flows/help/draft', { flow, layout, baseHash: hash })).body.hash;
    }
    expect((await ask('GET', '/api/flows/help/draft/history')).body).toHaveLength(before + 2);
    await ask('DELETE', `/api/flows/help/draft?hash=${hash}`);
  });

  const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
  it.each([
    ['of another flow', { flow: { ...helpFlow(), id: 'other' }, layout }, 400, 'bad-request'],
    ['that is no object', { flow: [], layout }, 400, 'bad-request'],
    ['nested too deep', { flow: { ...helpFlow(), more: nested(70) }, layout }, 400, 'bad-json'],
    ['larger than any flow', { flow: { ...helpFlow(), more: 'x'.repeat(6 * 1024 * 1024) }, layout }, 413, 'too-large'],
    ['with a field of its own', { flow: helpFlow(), layout, more: 1 }, 400, 'bad-request'],
  ])('%s is refused with words', async (_what, body, status, code) => {
    const { hash } = (await ask('GET', '/api/flows/help')).body;
    expect(await ask('PUT', '/api/flows/help/draft', { ...body, baseHash: hash })).toMatchObject({ status, body: { error: { code } } });
    expect((await ask('GET', '/api/flows/help')).body).toMatchObject({ draft: null });
  });

  it('may nest as deep as flows do', async () => {
    const { hash } = (await ask('GET', '/api/flows/help')).body;
    const saved = await ask('PUT', '/api/flows/help/draft', { flow: { ...helpFlow(), more: nested(50) }, layout, baseHash: hash });
    expect(saved.status).toBe(200);
    await ask('DELETE', `/api/flows/help/draft?hash=${saved.body.hash}`);
  });
});

describe('a new flow', () => {
  const flow = { ...helpFlow(), id: 'fresh', title: 'Fresh' };
  it('is a draft with its tests, then live, and goes when nothing leads to it', async () => {
    const tests = { first: { title: 'Help', steps: [{ presses: '1' }] } };
    expect(await ask('POST', '/api/flows', { flow, layout, tests: { bad: { title: 'x' } } })).toMatchObject({
      status: 400,
      body: { error: { path: 'tests.bad.steps' } },
    });
    expect(await ask('POST', '/api/flows', { flow, layout, tests })).toMatchObject({
      status: 201,
      body: { id: 'fresh', live: null, draft: { savedBy: 'Owner’s token' } },
    });
    expect(await ask('POST', '/api/flows', { flow })).toMatchObject({ status: 409, body: { error: { code: 'id-taken' } } });
    expect((await ask('GET', '/api/flows')).body).toMatchObject([{ id: 'fresh', live: null, callsToday: 0 }, { id: 'help' }]);
    const published = await ask('POST', '/api/flows/fresh/publish', { reason: 'New' });
    expect(published).toMatchObject({ status: 200, body: { version: { number: 1 } } });
    expect(existsSync(path.join(runtime.folder, 'fresh/calls/first.call.json'))).toBe(true);
    const { hash } = (await ask('GET', '/api/flows/fresh')).body;
    expect(await ask('DELETE', `/api/flows/fresh?hash=${'a'.repeat(64)}`)).toMatchObject({ status: 409 });
    expect(await ask('DELETE', `/api/flows/fresh?hash=${hash}`)).toMatchObject({ status: 200, body: { git: { state: 'no-repository' } } });
    expect(existsSync(path.join(runtime.folder, 'fresh'))).toBe(false);
    expect((await ask('GET', '/api/flows/fresh')).status).toBe(404);
  });

  it('that others use, that a number leads to, or that has calls, does not go', async () => {
    const { hash } = (await ask('GET', '/api/flows/help')).body;
    expect(await ask('DELETE', `/api/flows/help?hash=${hash}`)).toMatchObject({
      status: 409,
      body: { error: { code: 'number-leads-here', numbers: [number] } },
    });
    const to = (target: string) => ({ type: 'go-to-flow', config: { to: { flow: target } }, exits: { failed: 'bye' } });
    const user = { ...flow, id: 'user', nodes: { ...flow.nodes, over: to('used') } };
    const used = (await ask('POST', '/api/flows', { flow: { ...flow, id: 'used' } })).body;
    await ask('POST', '/api/flows', { flow: user });
    const cards = (await ask('GET', '/api/flows')).body;
    expect(cards.find(({ id }: { id: string }) => id === 'used').usedBy).toEqual(['user']);
    expect(await ask('DELETE', `/api/flows/used?hash=${used.hash}`)).toMatchObject({
      status: 409,
      body: { error: { code: 'flow-in-use', usedBy: ['user'] } },
    });
  });
});

it('many flows are listed, each with its drawing', async () => {
  for (let index = 0; index < 20; index += 1) await runtime.publish({ ...helpFlow(`Number ${index}.`), id: `many-${index}` });
  const [first, again] = [await ask('GET', '/api/flows'), await ask('GET', '/api/flows?zone=America/New_York')];
  const card = again.body.find(({ id }: { id: string }) => id === 'many-7');
  expect(card.picture.nodes).toHaveLength(25);
  expect(card.picture.edges).toContainEqual(['menu', 1, 'desk']);
  expect(again.body.map(({ id, problems, picture }: Card) => ({ id, problems, picture }))).toEqual(
    first.body.map(({ id, problems, picture }: Card) => ({ id, problems, picture })),
  );
});

it.each([
  ['GET', '/api/flows/nowhere', 404],
  ['GET', '/api/flows/..%2F..', 404],
  ['GET', '/api/flows/help/versions/x', 404],
  ['GET', '/api/flows/help/versions/99', 404],
  ['GET', '/api/flows/help/draft/history/99999', 404],
  ['GET', '/api/flows/nowhere/files', 404],
  ['GET', '/api/flows?zone=Mars/Base', 400],
])('%s %s is answered with %i', async (method, address, status) => {
  expect(await ask(method, address)).toMatchObject({ status, body: { error: { code: expect.any(String) } } });
});
