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

    it('gives a webhook the answer of the work that it led to, or of the hold before it', async () => {
      const waiting = commit('CA7', 0, null);
      const effect = { src: 'contact.save', input: {}, repeatable: true, inRow: 1 } as const;
      const dueAt = at(10);
      await store.commitFirst({ ...waiting, session: { ...waiting.session, effect }, timers: [{ kind: 'work', dueAt }] });
      expect(await store.findResponse('CA7', 0)).toBeNull();
      await store.postponeTimer('CA7', 'work', at(20));
      expect(await store.claimTimers(at(15), at(60), 5)).toEqual([]);
      expect(await store.holdCall('CA7', 0, 'hold', false)).toBe(true);
      expect(await store.findSession('CA7')).toMatchObject({ effect, verbs: [] });
      const done = commit('CA7', 1);
      const outcome = { type: 'effect.failed', src: 'contact.save', code: 'failed', message: '', at: at(1) } as const;
      expect(await store.commitStep({ ...done, endsWork: true, events: done.events.map((event) => ({ ...event, event: outcome })) })).toBe(
        true,
      );
      expect(await store.holdCall('CA7', 1, 'too late', false)).toBe(false);
      expect([await store.findResponse('CA7', 0), await store.findResponse('CA7', 1)]).toEqual(['hold', 'answer 1']);
      expect(await store.claimTimers(at(100), at(160), 5)).toEqual([]);
      // several events of one turn share one answer
      const next = commit('CA7', 3, 'answer of both');
      const [last] = next.events;
      expect(await store.commitStep({ ...next, events: last === undefined ? [] : [{ ...last, seq: 2, response: null }, last] })).toBe(true);
      expect(await store.findResponse('CA7', 2)).toBe('answer of both');
    });

    it('adds what a caller left behind to a call that has ended, once', async () => {
      await store.commitFirst(commit('CA8', 0));
      expect(await store.commitAfterEnd(commit('CA8', 1))).toBe(false);
      await store.endSession('CA8', 'caller-hung-up', at(1));
      const order = { command: 'order', callSid: 'CA8', at: at(1), order: { src: 'alert.raise', input: {} } } as const;
      expect(await store.commitAfterEnd({ ...commit('CA8', 1), commands: [order] })).toBe(true);
      expect(await store.commitAfterEnd({ ...commit('CA8', 1), commands: [order] })).toBe(false);
      expect(await store.findSession('CA8')).toMatchObject({ status: 'ended', endReason: 'caller-hung-up', seq: 2 });
      const ordered = await store.claimCommands(at(2), at(60), 5);
      expect(ordered.map(({ command }) => command)).toEqual([order]);
      for (const { id } of ordered) await store.finishCommand(id, 'done');
    });

    it('finds contacts by phone and by field, and keeps or replaces what is known of them', async () => {
      const ana = { id: 'c1', phone: '+40721000111', data: { name: 'Ana', tier: 'gold' } };
      await store.saveContacts([ana, { id: 'c2', phone: null, data: { name: 'Ion', code: '7%' } }], at(0), 'replace');
      await store.saveContacts([{ id: 'c3', phone: ana.phone, data: { name: 'Anna', city: 'Bălți' } }], at(1), 'add');
      expect(await store.findContact('phone', ana.phone)).toMatchObject({ id: 'c1', data: { name: 'Ana', tier: 'gold', city: 'Bălți' } });
      await store.saveContacts([{ id: 'c3', phone: ana.phone, data: { name: 'Anna' } }], at(2), 'replace');
      expect((await store.findContact('name', 'Anna'))?.data).toEqual({ name: 'Anna', tier: 'gold', city: 'Bălți' });
      expect((await store.listContacts('7%', null, 10)).map(({ id }) => id)).toEqual(['c2']);
      const [newest] = await store.listContacts('', null, 1);
      expect(newest?.id).toBe('c1');
      expect((await store.listContacts('', newest ?? null, 10)).map(({ id }) => id)).toEqual(['c2']);
      const ion = { phone: '+40721000222', data: { name: 'Ion' } };
      expect(await store.changeContact('c2', ion, at(3))).toMatchObject({ id: 'c2', ...ion });
      expect(await store.changeContact('c2', ana, at(3))).toBe('phone-taken');
      expect(await store.changeContact('c9', { phone: null, data: {} }, at(3))).toBeNull();
      expect([await store.deleteContact('c2'), await store.deleteContact('c2')]).toEqual([true, false]);
    });

    it('keeps a recording once, and the last position of a switch', async () => {
      const message = {
        recordingSid: 'RE1',
        mailbox: 'office',
        callSid: 'CA1',
        from: '+4072',
        url: 'https://x',
        seconds: 7,
        language: 'ro-RO',
      };
      const kept = { ...message, node: 'leave', at: at(0), transcription: null, heardAt: null };
      await store.keepMessage(kept);
      await store.keepMessage({ ...kept, seconds: 9 });
      expect(await store.changeMessage('RE1', { heardAt: at(5) })).toEqual({ ...kept, heardAt: at(5) });
      expect(await store.listMessages('office', null, 10)).toHaveLength(1);
      expect(await store.listMessages('office', kept, 10)).toEqual([]);
      expect(await store.countMessages()).toEqual([{ name: 'office', new: 0, all: 1 }]);
      // a text may come before its recording
      await store.keepText('RE2', 'call me', at(6));
      await store.keepMessage({ ...kept, recordingSid: 'RE2', at: at(7) });
      expect(await store.findMessage('RE2')).toMatchObject({ transcription: 'call me', heardAt: null });
      expect((await store.listOldMessages(at(5), 10)).map(({ recordingSid }) => recordingSid)).toEqual(['RE1']);
      expect(await store.countMessages()).toEqual([{ name: 'office', new: 1, all: 2 }]);
      expect([await store.deleteMessage('RE1'), await store.deleteMessage('RE1')]).toEqual([true, false]);
      expect(await store.findSwitch('office')).toBeNull();
      await store.setSwitch({ schedule: 'office', on: true, reason: 'flood', since: at(0) });
      await store.setSwitch({ schedule: 'office', on: false, reason: null, since: at(1) });
      expect(await store.findSwitch('office')).toEqual({ schedule: 'office', on: false, reason: null, since: at(1) });
    });

    it('keeps an alert once, and when it was first seen', async () => {
      const alert = { id: 'alert-1', title: 'Tell', text: 'x', level: 'urgent', node: 'tell', flowId: 'help', callSid: 'CA1' } as const;
      await store.keepAlert({ ...alert, at: at(0), seenAt: null }, false);
      await store.keepAlert({ ...alert, text: 'y', at: at(9), seenAt: null }, false);
      await store.keepAlert({ ...alert, id: 'alert-2', flowId: null, callSid: 'CA2', at: at(1), seenAt: null }, false);
      expect(await store.changeAlert('alert-1', { seenAt: at(5) })).toEqual({ ...alert, at: at(0), seenAt: at(5) });
      expect(await store.changeAlert('alert-1', { seenAt: at(7) })).toMatchObject({ seenAt: at(5) });
      expect([await store.countUnseenAlerts(), await store.changeAlert('alert-3', { seenAt: null })]).toEqual([1, null]);
      const [newest] = await store.listAlerts(null, 1);
      expect(newest).toMatchObject({ id: 'alert-2', at: at(1), seenAt: null });
      expect((await store.listAlerts({ id: 'alert-2', at: at(1) }, 9)).map(({ id }) => id)).toEqual(['alert-1']);
      await store.blankAlerts('CA1');
      expect((await store.listAlerts(null, 9)).map(({ text }) => text)).toEqual(['x', '']);
      await store.deleteAlerts(at(1));
      expect((await store.listAlerts(null, 9)).map(({ id }) => id)).toEqual(['alert-2']);
    });

    it('keeps versions, which of them is live, and recordings', async () => {
      await store.saveVersion('h1', 'help', { a: 1 }, at(0));
      await store.saveVersion('h1', 'help', { a: 2 }, at(1));
      expect(await store.findVersion('h1')).toEqual({ flowId: 'help', document: { a: 1 } });
      expect(await store.findLive('help')).toBeNull();
      const content = { flow: { id: 'help' }, layout: {}, contentHash: 'c', files: [], reason: 'New', by: 'Ana', commit: null };
      expect(await store.recordPublication({ flowId: 'help', hash: 'h1', at: at(0), ...content })).toEqual({ number: 1, isNew: true });
      expect(await store.recordPublication({ flowId: 'help', hash: 'h2', at: at(1), ...content })).toEqual({ number: 2, isNew: true });
      expect(await store.findLive('help')).toBe('h2');
      await store.saveAudio('x', { mediaType: 'audio/wav', content: new Uint8Array([0, 255, 7]) });
      expect([...((await store.findAudio('x'))?.content ?? [])]).toEqual([0, 255, 7]);
    });
  });
}

function at(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 5) + seconds * 1000).toISOString();
}

function commit(callSid: string, seq: number, response: string | null = `answer ${seq}`): StepCommit {
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
    effect: null,
    isPrivate: false,
    forgotten: '',
  };
  const event = { seq, at: at(seq), event: { type: 'call.no-input', at: at(seq) } as const, trail: [], failure: null, response };
  return { session, events: [event], timers: seq === 0 ? [{ kind: 'sweep', dueAt: at(1800) }] : [], commands: [], endsWork: false };
}

storeSuite('PGlite', () => openPglite(undefined, migrations));
storeSuite('Postgres', async () => {
  const postgres = await startPostgres();
  // two at once: one migrates, the other waits
  const [opened, other] = await Promise.all([open(), open()]);
  await other.close();
  return {
    store: opened.store,
    db: opened.db,
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
