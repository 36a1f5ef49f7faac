import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../testing/start-postgres.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { Draft, PendingPublication, Publication } from './publishing-store.ts';
import type { OpenStore, Store } from './store.ts';

const migrations = path.resolve(import.meta.dirname, '../../migrations');

/** What drafts and publications must do, whatever database is behind them. */
function suite(name: string, open: () => Promise<OpenStore & { stop?: () => Promise<void> }>) {
  describe(name, () => {
    let store: Store;
    let close: () => Promise<void>;
    beforeAll(async () => {
      const opened = await open();
      store = opened.store;
      close = async () => {
        await opened.close();
        await opened.stop?.();
      };
    }, 60_000);
    afterAll(() => close());

    it('numbers what becomes live, and counts the calls of each', async () => {
      await store.saveVersion('h1', 'help', {}, at(0));
      expect(await store.recordPublication(publication('h1', 0))).toEqual({ number: 1, isNew: true });
      expect(await store.recordPublication({ ...publication('h1', 5), layout: { moved: true } })).toEqual({ number: 1, isNew: false });
      for (const [sid, version, began] of [
        ['CA1', 'h1', 10],
        ['CA2', 'h1', 20],
        ['CA3', 'h2', 40],
        ['CA4', 'h1', 70],
      ] as const)
        await store.commitFirst(call(sid, version, began));
      expect(await store.recordPublication(publication('h2', 30))).toEqual({ number: 2, isNew: true });
      expect(await store.recordPublication(publication('h1', 60))).toEqual({ number: 3, isNew: true });
      const told = (await store.listPublications('help')).map(({ number, hash, live, calls }) => [number, hash, live, calls]);
      expect(told).toEqual([
        [3, 'h1', true, 1],
        [2, 'h2', false, 1],
        [1, 'h1', false, 2],
      ]);
      expect(await store.findLivePublication('help')).toMatchObject({ number: 3, layout: {}, at: at(60) });
      expect(await store.findPublication('help', 1)).toMatchObject({ layout: { moved: true }, at: at(0) });
      expect((await store.listLive()).map(({ flowId, number }) => [flowId, number])).toEqual([['help', 3]]);
      expect(await store.countLiveCalls()).toEqual([{ flowId: 'help', calls: 1 }]);
    });

    it('lets one of many publications of a flow begin, and ends it with the draft in one step', async () => {
      await store.saveDraft(draft('d1', 100), null);
      await store.saveDraftFile({
        flowId: 'help',
        path: 'calls/a.call.json',
        content: new Uint8Array([1]),
        base: null,
        seconds: null,
        savedAt: at(100),
        savedBy: 'Ana',
      });
      const pending: PendingPublication = {
        publication: { ...publication('h3', 110), number: 0 },
        title: 'Help',
        email: '',
        draftHash: 'd1',
        before: {},
      };
      const begun = await Promise.all(Array.from({ length: 5 }, () => store.beginPublication(pending)));
      expect(begun.filter((one) => one !== null)).toEqual([{ number: 4 }]);
      expect(await store.listPending(0)).toMatchObject([{ publication: { number: 4 } }]);
      expect(await store.listPending(60)).toEqual([]);
      expect(await store.findLive('help')).toBe('h1');
      expect(await store.finishPublication(pending, 'c1')).toEqual({ number: 4, isNew: true });
      expect(await store.findLivePublication('help')).toMatchObject({ number: 4, commit: 'c1' });
      expect([await store.findDraft('help'), await store.listDraftFiles('help'), await store.findPending('help')]).toEqual([
        null,
        [],
        null,
      ]);
    });

    it('keeps a draft that was saved while another was published, on what was published', async () => {
      await store.saveDraft(draft('d2', 200), null);
      const pending: PendingPublication = {
        publication: { ...publication('h4', 210), number: 0 },
        title: 'Help',
        email: '',
        draftHash: 'd2',
        before: {},
      };
      await store.beginPublication(pending);
      expect(await store.saveDraft(draft('d3', 211), 'd2')).toBe(true);
      await store.finishPublication(pending, null);
      expect(await store.findDraft('help')).toMatchObject({ hash: 'd3', baseHash: 'content' });
      expect(await store.deleteDraft('help', 'd2')).toBe(false);
      expect(await store.deleteDraft('help', 'd3')).toBe(true);
    });

    it('saves on what was seen, one of many, and keeps one former state a minute, at most two hundred', async () => {
      expect(await store.saveDraft(draft('e0', 300), 'nothing')).toBe(false);
      const won = await Promise.all(['e1', 'e2', 'e3'].map((hash) => store.saveDraft(draft(hash, 300), null)));
      expect(won.filter(Boolean)).toHaveLength(1);
      let before = (await store.findDraft('help'))?.hash ?? '';
      const saves = async (count: number, everySeconds: number, from: number) => {
        for (let index = 0; index < count; index += 1) {
          const hash = crypto.randomUUID();
          expect(await store.saveDraft(draft(hash, from + index * everySeconds), before)).toBe(true);
          before = hash;
        }
      };
      const kept = (await store.listDraftHistory('help')).length;
      await saves(6, 10, 600);
      expect(await store.listDraftHistory('help')).toHaveLength(kept + 1);
      await saves(210, 60, 3600);
      const history = await store.listDraftHistory('help');
      expect(history).toHaveLength(200);
      expect(history[0]?.savedAt).toBe(at(3600 + 209 * 60));
      expect(await store.findDraftSave('help', history[0]?.id ?? 0)).toMatchObject({ flow: { hash: before } });
    }, 60_000);

    it('counts calls by the hours of a time zone, and where they are', async () => {
      const counts = await store.countCalls(at(-3600), 'Europe/Bucharest');
      expect(counts).toMatchObject([{ flowId: 'help', today: 4, now: 4 }]);
      expect(counts[0]?.byHour[2]).toBe(4);
      expect((await store.countCalls(at(30), 'UTC'))[0]).toMatchObject({ today: 2, now: 4 });
      await store.endSession('CA1', 'completed', at(80));
      expect(await store.countCallsByFlow()).toEqual({ help: 3 });
      expect((await store.countCallsNow('help')).toSorted((a, b) => a.version.localeCompare(b.version))).toEqual([
        { version: 'h1', node: 'menu', calls: 2 },
        { version: 'h2', node: 'menu', calls: 1 },
      ]);
    });

    it('tells what pages have missed, and who has a flow open', async () => {
      const first = await store.addLiveEvent({ topic: 'flows', event: 'published', data: { id: 'help' } });
      const second = await store.addLiveEvent({ topic: 'flow:help', event: 'published', data: {} });
      expect(await store.lastLiveEvent()).toBe(second);
      expect((await store.listLiveEvents(first - 1, ['flows'])).map(({ id }) => id)).toEqual([first]);
      expect((await store.listLiveEvents(first, null)).map(({ id }) => id)).toEqual([second]);
      expect(await store.findLiveEvent(first)).toMatchObject({ data: { id: 'help' } });
      await store.setPresence({ connection: 'c1', flowId: 'help', personId: 'p1', name: 'Ana', node: null });
      await store.setPresence({ connection: 'c1', flowId: 'help', personId: 'p1', name: 'Ana', node: 'menu' });
      await store.touchPresence('c1');
      expect(await store.listPresence('help', 60)).toMatchObject([{ name: 'Ana', node: 'menu' }]);
      expect(await store.listPresence('help', -1)).toEqual([]);
      await store.deletePresence('c1');
      expect(await store.listPresence('help', 60)).toEqual([]);
    });

    it('counts versions of a resource up, and the same content once', async () => {
      const version = { name: 'schedules', value: {}, hash: 'r1', reason: 'x', by: 'Ana', at: at(0), commit: null };
      const added = await Promise.all(Array.from({ length: 4 }, () => store.addResourceVersion(version)));
      expect(added).toEqual([1, 1, 1, 1]);
      expect(await store.addResourceVersion({ ...version, hash: 'r2' })).toBe(2);
      expect(await store.addResourceVersion(version)).toBe(3);
      expect((await store.listResourceVersions('schedules')).map(({ number, hash }) => [number, hash])).toEqual([
        [3, 'r1'],
        [2, 'r2'],
        [1, 'r1'],
      ]);
      expect(await store.findResourceVersion('schedules', 2)).toMatchObject({ hash: 'r2' });
    });

    it('forgets a deleted flow but for its versions', async () => {
      await store.deleteFlow('help');
      expect([await store.findLive('help'), await store.findDraft('help'), await store.listLive()]).toEqual([null, null, []]);
      expect((await store.listPublications('help')).every(({ live }) => !live)).toBe(true);
      expect(await store.recordPublication(publication('h1', 900))).toMatchObject({ isNew: true });
    });
  });
}

function at(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 5) + seconds * 1000).toISOString();
}

function publication(hash: string, seconds: number): Omit<Publication, 'number'> {
  const content = { flow: { id: 'help' }, layout: {}, contentHash: 'content', files: [] };
  return { flowId: 'help', hash, ...content, reason: 'New', by: 'Ana', at: at(seconds), commit: null };
}

function draft(hash: string, seconds: number): Draft {
  const saved = { changes: 1, savedAt: at(seconds), savedBy: 'Ana' };
  return { flowId: 'help', flow: { hash }, layout: {}, hash, ...saved, base: null, baseHash: null };
}

function call(callSid: string, version: string, began: number): Parameters<Store['commitFirst']>[0] {
  const times = { startedAt: at(began), endedAt: null, endReason: null };
  const place = { flowId: 'help', version, seq: 1, status: 'active', snapshot: {}, verbs: [], effect: null } as const;
  const parties = { language: 'en-US', from: '+40721000111', to: '+15005550006', isPrivate: false, forgotten: '' };
  const trail = [
    { kind: 'entered', node: 'start' },
    { kind: 'left', node: 'start', exit: 'next' },
    { kind: 'entered', node: 'menu' },
  ] as const;
  const event = { type: 'call.started', callSid, from: '+40721000111', to: '+15005550006', at: at(began) } as const;
  return {
    session: { callSid, ...place, ...times, ...parties, verbs: [] },
    events: [{ seq: 0, at: at(began), event, trail: [...trail], failure: null, response: '' }],
    timers: [],
    commands: [],
    endsWork: false,
  };
}

suite('PGlite', () => openPglite(undefined, migrations));
suite('Postgres', async () => {
  const { url, stop } = await startPostgres();
  return {
    ...(await openPostgres(url, migrations, (error) => {
      throw error;
    })),
    stop,
  };
});
