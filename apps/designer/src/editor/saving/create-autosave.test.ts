import { ApiError, ConnectionLost } from '@callwright/web/api/api-error.ts';
import { expect, it } from 'vitest';
import { setNodeText } from '../model/commands/set-node-text.ts';
import type { OpenDocument } from '../model/open-document.ts';
import { documentOf, nodeLike } from '../model/testing/random-document.ts';
import { createAutosave, type SavedDraft, type TheirDraft } from './create-autosave.ts';

const titled = (title: string): OpenDocument => setNodeText('a', 'title', title)(documentOf({ a: nodeLike('say') }));
const titleOf = (document: OpenDocument | undefined) => document?.flow.nodes['a']?.title;

/** A server that is answered for by hand, and a clock that goes on when it is told. */
function underTest() {
  const waiting: { at: number; act: () => void }[] = [];
  const sent: { document: OpenDocument; base: string; answer(hash: string): Promise<void>; refuse(error: Error): Promise<void> }[] = [];
  const kept: ({ document: OpenDocument; baseHash: string } | null)[] = [];
  const settled = () => new Promise<void>((done) => setImmediate(done));
  const autosave = createAutosave(
    {
      save: (document, base) =>
        new Promise<SavedDraft>((resolve, reject) => {
          sent.push({
            ...{ document, base },
            answer(hash) {
              resolve({ hash, savedAt: 'now', changes: 1 });
              return settled();
            },
            refuse(error) {
              reject(error);
              return settled();
            },
          });
        }),
      keep: (unsent) => void kept.push(unsent),
      isTheirs: ({ current }) => (current as TheirDraft | undefined) ?? null,
      after(milliseconds, act) {
        const timer = { at: milliseconds, act };
        waiting.push(timer);
        return () => void (waiting.includes(timer) && waiting.splice(waiting.indexOf(timer), 1));
      },
    },
    { baseHash: 'h0', savedAt: null, changes: 0 },
  );
  const pass = async (): Promise<number | undefined> => {
    const timer = waiting.shift();
    timer?.act();
    await settled();
    return timer?.at;
  };
  const stale = (document: OpenDocument, hash: string) =>
    new ApiError(409, 'stale-draft', 'Changed meanwhile.', { current: { ...document, hash, savedAt: 'then', savedBy: 'Viorel' } });
  return { autosave, sent, kept, waiting, pass, stale, state: () => autosave.status.getState() };
}

it('what is changed is kept at once, sent when it rests, and forgotten here when the server has it', async () => {
  const { autosave, sent, kept, pass, waiting, state } = underTest();
  autosave.changed(titled('H'));
  autosave.changed(titled('He'));
  expect(waiting).toHaveLength(1);
  expect(titleOf(kept.at(-1)?.document)).toBe('He');
  await pass();
  expect(sent.map(({ document, base }) => [titleOf(document), base])).toEqual([['He', 'h0']]);
  await sent[0]?.answer('h1');
  expect(state()).toMatchObject({ state: 'saved', baseHash: 'h1', unsent: 0 });
  expect(kept.at(-1)).toBeNull();
});

it('what is changed during a save goes after it, and is kept on what was saved: a crash then is no conflict', async () => {
  const { autosave, sent, kept, pass, state } = underTest();
  autosave.changed(titled('One'));
  await pass();
  autosave.changed(titled('Two'));
  await pass();
  expect(sent).toHaveLength(1);
  await sent[0]?.answer('h1');
  expect(state()).toMatchObject({ state: 'waiting', unsent: 1 });
  expect(kept.at(-1)).toMatchObject({ baseHash: 'h1' });
  await pass();
  expect(sent[1]).toMatchObject({ base: 'h1' });
  await sent[1]?.answer('h2');
  expect(state()).toMatchObject({ state: 'saved', baseHash: 'h2', unsent: 0 });
});

it('without a connection all changes are kept and sent later, at longer and longer intervals', async () => {
  const { autosave, sent, kept, pass, state } = underTest();
  autosave.changed(titled('One'));
  const pauses = [await pass()];
  for (let index = 0; index < 5; index += 1) {
    await sent[index]?.refuse(new ConnectionLost(null));
    expect(state().state).toBe('offline');
    pauses.push(await pass());
  }
  expect(pauses).toEqual([700, 1000, 3000, 8000, 20_000, 20_000]);
  autosave.changed(titled('Two'));
  expect(state()).toMatchObject({ unsent: 2 });
  await sent[5]?.refuse(new ApiError(503, 'unknown', 'Starting.'));
  expect(titleOf(kept.at(-1)?.document)).toBe('Two');
  const saved = autosave.now();
  await sent[6]?.answer('h1');
  expect(await saved).toBe(true);
  expect(state()).toMatchObject({ state: 'saved', unsent: 0 });
});

it('a save whose answer was lost is no conflict with oneself', async () => {
  const { autosave, sent, pass, stale, state } = underTest();
  autosave.changed(titled('One'));
  await pass();
  await sent[0]?.refuse(new ConnectionLost(null));
  autosave.changed(titled('Two'));
  await pass();
  await sent[1]?.refuse(stale(titled('One'), 'h1'));
  expect(state()).toMatchObject({ state: 'waiting', baseHash: 'h1', theirs: null });
  await pass();
  expect(sent[2]).toMatchObject({ base: 'h1' });
  await sent[2]?.answer('h2');
  expect(state().state).toBe('saved');
});

it('what somebody else saved is not overwritten: nothing is sent until one has chosen', async () => {
  const { autosave, sent, kept, pass, stale, state } = underTest();
  autosave.changed(titled('Mine'));
  await pass();
  await sent[0]?.refuse(stale(titled('Theirs'), 'h9'));
  expect(state()).toMatchObject({ state: 'conflict', theirs: { savedBy: 'Viorel', hash: 'h9' } });
  autosave.changed(titled('Mine, too'));
  await pass();
  expect(await autosave.now()).toBe(false);
  expect(sent).toHaveLength(1);
  expect(titleOf(kept.at(-1)?.document)).toBe('Mine, too');
  autosave.settle('h9', titled('Mine, too'));
  await pass();
  expect(sent[1]).toMatchObject({ base: 'h9' });
  await sent[1]?.refuse(stale(titled('Theirs again'), 'h10'));
  autosave.settle('h10', null);
  expect(state()).toMatchObject({ state: 'saved', baseHash: 'h10', unsent: 0, theirs: null });
  expect(kept.at(-1)).toBeNull();
});

it('what the server does not take is kept and told; the next change is sent again', async () => {
  const { autosave, sent, kept, pass, state } = underTest();
  autosave.changed(titled('One'));
  await pass();
  autosave.changed(titled('Two'));
  await pass();
  await sent[0]?.refuse(new ApiError(422, 'too-large', 'This flow is too large.'));
  expect(state()).toMatchObject({ state: 'refused', refusal: 'This flow is too large.' });
  expect(titleOf(kept.at(-1)?.document)).toBe('Two');
  await pass();
  expect(sent).toHaveLength(2);
});

it('closed, it sends nothing more; closed while it saves, what came meanwhile is sent first', async () => {
  const { autosave, sent, pass, waiting } = underTest();
  autosave.changed(titled('One'));
  await pass();
  autosave.changed(titled('Two'));
  const closed = autosave.now().finally(() => autosave.close());
  await sent[0]?.answer('h1');
  expect(titleOf(sent[1]?.document)).toBe('Two');
  await sent[1]?.answer('h2');
  await closed;
  autosave.changed(titled('Three'));
  await pass();
  expect(sent).toHaveLength(2);
  expect(waiting).toHaveLength(0);
});
