import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeEntry, findEntry, newEntryId } from '../line/entry.ts';
import { entries } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { openPglite } from '../store/open-pglite.ts';
import { openPostgres } from '../store/open-postgres.ts';
import type { OpenStore, Store } from '../store/store.ts';
import { startPostgres } from '../testing/start-postgres.ts';
import { beginAttempt } from './begin-attempt.ts';
import type { CallbackRequest } from './callback-store.ts';
import { callbackServed, endLegOfCallback, withdrawCallback } from './leg-of-callback.ts';

const migrations = path.resolve(import.meta.dirname, '../../migrations');
const start = Date.parse('2026-01-05T09:00:00Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const rules = { attempts: 2, retrySeconds: 60, lostSms: 'lost' };
const because = { code: 'soon', params: {} } as const;

function request(number: string, more: Partial<CallbackRequest> = {}): CallbackRequest {
  const times = { fromAt: null, toAt: null, expiresAt: at(86_400), slotCapacity: null, requestedAt: at(0) };
  const who = { name: null, note: null, language: 'en-US', zones: ['Europe/Bucharest'], ourNumber: '+15005550006', callSid: null };
  const consent = { how: 'api', at: at(0) } as const;
  const base = {
    id: randomUUID(),
    entryId: null,
    queue: 'technical',
    number,
    mode: 'keep-place',
    token: randomUUID(),
    via: 'api',
  } as const;
  return { ...base, ...times, ...who, consent, isPrivate: false, memory: null, confirmSms: null, ...more };
}

/** What must hold on every database. */
function suite(name: string, open: () => Promise<OpenStore>) {
  describe(name, () => {
    let store: Store;
    let db: Database;
    let close: () => Promise<void>;
    let people = 0;
    beforeAll(async () => {
      ({ store, db, close } = await open());
    });
    afterAll(() => close());
    const somebody = () => {
      people += 1;
      return `+4072200${String(people).padStart(4, '0')}`;
    };
    async function dialled(number: string, seconds: number) {
      const callback = await store.findOpenCallback('technical', number);
      await db.transaction((tx) => beginAttempt(tx, { entryId: callback?.entryId ?? '', at: at(seconds), because, callsPerSecond: 1 }));
      const last = (await store.listAttempts(callback?.id ?? '')).at(-1);
      if (callback === null || last === undefined) throw new Error('nobody was dialled');
      return { callback, attempt: last };
    }

    it('a number has one callback in a queue, however many ask at once: the earliest place is kept', async () => {
      const number = somebody();
      const waited = newEntryId();
      const place = {
        id: waited,
        queue: 'technical',
        number,
        language: 'en-US',
        callSid: 'CA1',
        state: 'waiting',
        joinedAt: at(-300),
      } as const;
      await store.requestCallback(request(number));
      await db.insert(entries).values({ ...place, since: at(-300) });
      const outcomes = await Promise.all([
        store.requestCallback(request(number, { entryId: waited, via: 'call' })),
        ...Array.from({ length: 6 }, () => store.requestCallback(request(number))),
      ]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(Array(7).fill('merged'));
      const open = await store.findOpenCallback('technical', number);
      expect(Date.parse((await findEntry(db, open?.entryId ?? ''))?.since ?? '')).toBe(start - 300_000);
      expect(await findEntry(db, waited)).toMatchObject({ state: 'ended', outcome: 'moved' });
    });

    it('the last place of a slot is given once', async () => {
      const slot = { fromAt: at(7200), toAt: at(9000), slotCapacity: 3, mode: 'scheduled' } as const;
      const outcomes = await Promise.all(Array.from({ length: 9 }, () => store.requestCallback(request(somebody(), slot))));
      expect(outcomes.filter(({ kind }) => kind === 'new')).toHaveLength(3);
      const other = await store.requestCallback(request(somebody()));
      if (other.kind === 'slot-taken') throw new Error('he wants no slot');
      expect(await store.moveCallback(other.callback.id, { ...slot, expiresAt: at(86_400) }, at(1))).toBe('slot-taken');
      expect(await store.listTakenSlots('technical', at(7200), at(9000))).toEqual(Array(3).fill(at(7200)));
    });

    it('a second leg of one attempt is told so, and a withdrawn one is over', async () => {
      const number = somebody();
      await store.requestCallback(request(number));
      const { attempt, callback } = await dialled(number, 10);
      const answers = await Promise.all(['CA21', 'CA22'].map((callSid) => store.answerAttempt(attempt.id, callSid, 'person', at(14))));
      expect(answers.filter((one) => one === 'second-leg')).toHaveLength(1);
      const first = answers[0] === 'second-leg' ? 'CA22' : 'CA21';
      expect(await store.answerAttempt(attempt.id, first, 'person', at(15))).toMatchObject({
        attempt: { callSid: first, answeredAt: at(14) },
      });
      const entry = await db.transaction((tx) => withdrawCallback(tx, { queue: 'technical', number, callSid: 'CA23', at: at(16) }));
      expect(entry).toBe(callback.entryId);
      expect(await store.answerAttempt(attempt.id, first, 'person', at(17))).toBe('over');
      const commands = await store.claimCommands(at(17), at(99_999), 500);
      expect(commands.map(({ command }) => command)).toContainEqual({ command: 'end-call', callSid: first });
    });

    it('dials of one moment are a second apart, and a decision that comes twice dials once', async () => {
      const numbers = [somebody(), somebody(), somebody()];
      for (const number of numbers) await store.requestCallback(request(number));
      const attempts = [];
      for (const number of numbers) attempts.push((await dialled(number, 500)).attempt);
      expect(attempts.map(({ dialledAt }) => dialledAt)).toEqual([at(500), at(501), at(502)]);
      const { callback } = await dialled(numbers[0] ?? '', 500);
      expect(await store.listAttempts(callback.id)).toHaveLength(1);
    });

    it('who hangs up after he pressed 1 keeps his place; who talks is owed nothing more, on whatever call', async () => {
      const number = somebody();
      await store.requestCallback(request(number));
      const { attempt, callback } = await dialled(number, 1000);
      await store.answerAttempt(attempt.id, 'CA31', 'person', at(1004));
      await changeEntry(db, callback.entryId, { state: 'waiting', callSid: 'CA31' });
      const resources = { queue: () => undefined, queueNames: () => [] };
      const deps = { resources } as unknown as Parameters<typeof endLegOfCallback>[1];
      expect(await db.transaction((tx) => endLegOfCallback(tx, deps, 'CA31', at(1010)))).toBe(true);
      expect(await db.transaction((tx) => endLegOfCallback(tx, deps, 'CA31', at(1010)))).toBe(false);
      expect(await store.findCallback(callback.id)).toMatchObject({ state: 'ended', outcome: 'unreached' });
      const again = await store.requestCallback(request(number));
      const served = newEntryId();
      const place = { id: served, queue: 'technical', number, language: 'en-US', callSid: 'CA32', state: 'connected' } as const;
      await db.insert(entries).values({ ...place, since: at(0), joinedAt: at(0) });
      await db.transaction((tx) => callbackServed(tx, served, at(2000)));
      expect(again.kind === 'new' && (await store.findCallback(again.callback.id))).toMatchObject({ state: 'ended', outcome: 'cancelled' });
    });

    it('whatever becomes of attempts, the place keeps its time and the attempts their number', async () => {
      const outcome = fc.constantFrom('busy', 'no-answer', 'failed', 'machine', 'hung-up', 'not-now', 'refused');
      await fc.assert(
        fc.asyncProperty(fc.array(outcome, { minLength: 1, maxLength: 5 }), async (outcomes) => {
          const number = somebody();
          await store.requestCallback(request(number));
          const first = await store.findOpenCallback('technical', number);
          const since = (await findEntry(db, first?.entryId ?? ''))?.since;
          let reached = 0;
          for (const [index, one] of outcomes.entries()) {
            const open = await store.findOpenCallback('technical', number);
            if (open === null) break;
            const { attempt } = await dialled(number, 5000 + index * 100);
            await store.failAttempt(attempt.id, one, at(5000 + index * 100), rules);
            await store.failAttempt(attempt.id, 'no-answer', at(5001 + index * 100), rules);
            reached = index + 1;
            const entry = await findEntry(db, open.entryId);
            expect(entry?.since).toBe(since);
            const alike = outcomes.slice(0, index + 1).filter((other) => (other === 'not-now') === (one === 'not-now'));
            const isLast = one === 'refused' || alike.length >= rules.attempts;
            expect(await store.findCallback(open.id)).toMatchObject({ state: isLast ? 'ended' : 'waiting', attempts: index + 1 });
            expect(entry?.state).toBe(isLast ? 'ended' : 'away');
          }
          const attempts = await store.listAttempts(first?.id ?? '');
          expect(attempts.map((attempt) => attempt.outcome)).toEqual(outcomes.slice(0, reached));
        }),
        { numRuns: 25 },
      );
    });

    it('is forgotten when it is old, with what was said', async () => {
      const number = somebody();
      const memory = { answers: { topic: 'secret' }, contact: { name: 'Ana' } };
      const made = await store.requestCallback(request(number, { memory }));
      if (made.kind === 'slot-taken') throw new Error('he wants no slot');
      const { id, entryId } = made.callback;
      await store.endCallback(id, 'cancelled', at(100), null);
      await store.forgetLine({ private: at(50), personal: at(99), all: at(0) });
      expect(await findEntry(db, entryId)).toMatchObject(memory);
      await store.forgetLine({ private: at(99), personal: at(101), all: at(0) });
      expect(await findEntry(db, entryId)).toMatchObject({ answers: null, contact: null });
      expect(await store.findCallback(id)).toBeNull();
      await store.forgetLine({ private: at(101), personal: at(101), all: at(101) });
      expect(await findEntry(db, entryId)).toBeNull();
    });
  });
}

suite('on PGlite', () => openPglite(undefined, migrations));

suite('on Postgres', async () => {
  const server = await startPostgres();
  const opened = await openPostgres(server.url, migrations, (error) => {
    throw error;
  });
  return {
    ...opened,
    async close() {
      await opened.close();
      await server.stop();
    },
  };
});
