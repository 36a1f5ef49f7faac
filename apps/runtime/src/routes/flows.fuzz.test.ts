import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mutated } from '../testing/hostile-inputs.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { helpFlow, newCallSid, type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';

let runtime: RuntimeUnderTest;
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  await runtime.publish(helpFlow());
});
afterAll(() => runtime.close());

async function ask(method: string, address: string, body?: unknown) {
  const json = body !== undefined && { headers: { ...ownerHeaders, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await runtime.app.request(`/api/flows${address}`, { method, headers: ownerHeaders, ...json });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

it('whatever a draft is, it is kept as it is or refused with words, and callers hear a flow that works', async () => {
  const layout = { formatVersion: 1, nodes: { menu: [0, 0] }, notes: [] };
  const documents = fc.record({
    flow: mutated(helpFlow('Fuzzed, press 1.'), 3),
    layout: fc.oneof(fc.constant(layout), mutated(layout, 2)),
  });
  await fc.assert(
    fc.asyncProperty(documents, async ({ flow, layout: place }) => {
      const before = (await ask('GET', '/help')).body;
      const saved = await ask('PUT', '/help/draft', { flow, layout: place, baseHash: before.hash });
      expect([200, 400, 413]).toContain(saved.status);
      if (saved.status === 200) {
        // what JSON carries: -0 is 0
        expect((await ask('GET', '/help')).body).toMatchObject(JSON.parse(JSON.stringify({ flow, hash: saved.body.hash })));
        expect((await ask('GET', '')).status).toBe(200);
        expect([200, 409, 422]).toContain((await ask('POST', '/help/publish', { reason: 'Fuzzed', draft: saved.body.hash })).status);
      }
      const after = (await ask('GET', '/help')).body;
      if (after.draft !== null) expect((await ask('DELETE', `/help/draft?hash=${after.draft.hash}`)).status).toBe(200);
      expect((await runtime.webhook('/voice/incoming', newCallSid())).text).toMatch(/<(Gather|Say|Hangup|Dial|Play)/);
      const file = path.join(runtime.folder, 'help/flow.json');
      expect(existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).id).toBe('help');
    }),
    { numRuns: 60 },
  );
}, 120_000);
