import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../testing/start-postgres.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { OpenStore, Session, StepCommit, Store } from './store.ts';

const migrations = path.resolve(import.meta.dirname, '../../migrations');

/** What every store must do, whatever database is behind it. */
function storeSuite(name: string, open: () => Promise<OpenStore>) {
  describe(name, () => {
    let store: Store;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close());

    it('writes a step whole, and only when it is the next one', async () => {
      expect(await store.commitFirst(commit('CA1', 0))).toBe(true);
      expect(await store.commitFirst(commit('CA1', 0, 'another'))).toBe(false);
      expect(await store.commitStep(commit('CA1', 1))).toBe(true);
      expect(await store.commitStep(commit('CA1', 1, 'another'))).toBe(false);
      expect(await store.commitStep(commit('CA1', 5))).toBe(false);
      expect(await store.findResponse('CA1', 1)).toBe('answer 1');
      expect(await store.findSession('CA1')).toEqual(commit('CA1', 1).session);
      expect((await store.listEvents('CA1')).map(({ seq }) => seq)).toEqual([0, 1]);
    });

    it('lets one of many equal steps win', async () => {
      await store.commitFirst(commit('CA2', 0));
      const won = await Promise.all(Array.from({ length: 8 }, () => store.commitStep(commit('CA2', 1))));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it('ends a session once, takes no step after it, and drops its timers', async () => {
      await store.commitFirst(commit('CA3', 0));
      expect(await store.endSession('CA3', 'caller-hung-up', at(9))).toBe(true);
      expect(await store.endSession('CA3', 'lost', at(10))).toBe(false);
      expect(await store.commitStep(commit('CA3', 1))).toBe(false);
      expect(await store.findSession('CA3')).toMatchObject({ status: 'ended', endReason: 'caller-hung-up', endedAt: at(9) });
      const claimed = await store.claimTimers(at(10_000), at(10_060), 100);
      expect(claimed.map(({ callSid }) => callSid).sort()).toEqual(['CA1', 'CA2']);
    });

    it('gives a due timer to one claimer, and again when it was not finished in time', async () => {
      const again = await store.claimTimers(at(10_061), at(10_100), 1);
      expect(again).toHaveLength(1);
      const [timer] = again;
      await store.finishTimer(timer?.id ?? 0, null);
      expect(await store.claimTimers(at(10_061), at(10_100), 5)).toHaveLength(1);
      expect(await store.claimTimers(at(10_061), at(10_100), 5)).toHaveLength(0);
      expect(await store.nextDue()).toBe(at(10_100));
    });

    it('gives a command out until it is done', async () => {
      await store.addCommand({ command: 'end-call', callSid: 'CA1' }, at(0));
      const [first] = await store.claimCommands(at(1), at(60), 5);
      expect(await store.claimCommands(at(2), at(60), 5)).toEqual([]);
      await store.finishCommand(first?.id ?? 0, { notBefore: at(5), error: 'refused' });
      const [second] = await store.claimCommands(at(6), at(60), 5);
      expect(second).toMatchObject({ id: first?.id, tries: 1, command: { command: 'end-call', callSid: 'CA1' } });
      await store.finishCommand(first?.id ?? 0, 'done');
      expect(await store.claimCommands(at(1000), at(2000), 5)).toEqual([]);
    });

    it('keeps versions, which of them is live, and recordings', async () => {
      await store.saveVersion('h1', 'help', { a: 1 }, at(0));
      await store.saveVersion('h1', 'help', { a: 2 }, at(1));
      expect(await store.findVersion('h1')).toEqual({ flowId: 'help', document: { a: 1 } });
      expect(await store.findLive('help')).toBeNull();
      await store.setLive('help', 'h1', at(0));
      await store.setLive('help', 'h2', at(1));
      expect(await store.findLive('help')).toBe('h2');
      await store.saveAudio('x', { mediaType: 'audio/wav', content: new Uint8Array([0, 255, 7]) });
      expect([...((await store.findAudio('x'))?.content ?? [])]).toEqual([0, 255, 7]);
    });
  });
}

function at(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 5) + seconds * 1000).toISOString();
}

function commit(callSid: string, seq: number, response = `answer ${seq}`): StepCommit {
  const session: Session = {
    callSid,
    flowId: 'help',
    version: 'h1',
    seq: seq + 1,
    status: 'active',
    snapshot: { value: 'menu', context: { text: 'ё\u0001' } },
    verbs: [{ verb: 'hangup' }],
    language: 'ru-RU',
    from: '+40721000111',
    to: '+15005550006',
    startedAt: at(0),
    endedAt: null,
    endReason: null,
  };
  const event = { seq, at: at(seq), event: { type: 'call.no-input', at: at(seq) } as const, trail: [], failure: null, response };
  return { session, event, timers: seq === 0 ? [{ kind: 'sweep', dueAt: at(1800) }] : [], commands: [] };
}

storeSuite('PGlite', () => openPglite(undefined, migrations));
storeSuite('Postgres', async () => {
  const postgres = await startPostgres();
  // two at once: one migrates, the other waits
  const [opened, other] = await Promise.all([open(), open()]);
  await other.close();
  return {
    store: opened.store,
    async close() {
      await opened.close();
      await postgres.stop();
    },
  };

  function open() {
    return openPostgres(postgres.url, migrations, (error) => {
      throw error;
    });
  }
});
