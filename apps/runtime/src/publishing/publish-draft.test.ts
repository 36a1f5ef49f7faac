import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../deps.ts';
import { type RuntimeUnderTest, runtimeUnderTest, helpFlow as sharedFlow } from '../testing/runtime-under-test.ts';
import { rebaseDraft, restoreVersion } from './flow-drafts.ts';
import { writeFlowFile } from './flow-files.ts';
import { flowState } from './flow-state.ts';
import { publishDraft } from './publish-draft.ts';
import { recoverPublications } from './recover-publications.ts';
import { createDraft, saveDraft } from './save-draft.ts';
import { versionsOf } from './versions-of.ts';

const anna = { name: 'Anna', email: 'anna@example.com' };
const vlad = { name: 'Vlad', email: 'vlad@example.com' };
const layout = { formatVersion: 1, nodes: { menu: [0, 16] }, notes: [] };

let runtime: RuntimeUnderTest;
let deps: Deps;
let flows = 0;
let id = '';
beforeAll(async () => {
  runtime = await runtimeUnderTest();
  deps = runtime.deps;
});
afterAll(() => runtime.close());
// each test has a flow of its own
beforeEach(async () => {
  flows += 1;
  id = `help-${flows}`;
  await runtime.publish(helpFlow());
});
const helpFlow = (words?: string) => ({ ...sharedFlow(words), id });

const state = () => flowState(deps, id, { canEdit: true });
async function draft(words = 'Second words, press 1.', by = anna, place = layout): Promise<string> {
  const { hash } = await state();
  return (await saveDraft(deps, by, id, { flow: helpFlow(words), layout: place }, hash)).hash;
}
const onDisk = () => readFileSync(path.join(runtime.folder, id, 'flow.json'), 'utf8');
/** What the next caller gets. */
const heard = async () => JSON.stringify((await deps.library.live(id))?.flow);
const versions = async () => (await versionsOf(deps, id)).map(({ number, by, live }) => ({ number, by, live }));

describe('publishing', () => {
  it('is refused with both sides when the files were changed, and goes on once somebody has seen them', async () => {
    const hash = await draft();
    await runtime.publish(helpFlow('A developer’s words.'));
    expect(await state()).toMatchObject({ filesChanged: true, live: { number: 2, by: 'files' }, draft: { hash } });
    const refused = await publishDraft(deps, anna, id, { reason: 'x', draft: hash }).catch((error) => error.body().error);
    expect(refused).toMatchObject({
      code: 'files-changed',
      base: { flow: helpFlow() },
      theirs: { flow: helpFlow('A developer’s words.') },
    });
    await expect(rebaseDraft(deps, id, hash, 'f'.repeat(64))).rejects.toMatchObject({ code: 'files-changed' });
    await rebaseDraft(deps, id, hash, refused.theirs.hash);
    expect(await publishDraft(deps, anna, id, { reason: 'Mine', draft: hash })).toMatchObject({ version: { number: 3, by: 'Anna' } });
    expect(await heard()).toContain('Second words');
  });

  it('is refused with the errors and ways to them, and the draft stays', async () => {
    const { hash } = await state();
    const broken = { ...helpFlow(), start: 'nowhere', nodes: { ...helpFlow().nodes, more: { type: 'menu', config: {}, exits: {} } } };
    const saved = await saveDraft(deps, anna, id, { flow: broken, layout }, hash);
    const refused = await publishDraft(deps, anna, id, { reason: 'x' }).catch((error) => error);
    expect(refused).toMatchObject({ status: 422, code: 'has-errors' });
    expect(refused.more.diagnostics.map(({ code }: { code: string }) => code)).toContain('missing-field');
    expect(await state()).toMatchObject({ hash: saved.hash, live: { number: 1 } });
    expect(await heard()).toContain('For help');
  });

  it('of a trap for callers is refused with the way into it', async () => {
    const trap = helpFlow();
    const again = { type: 'say', config: { prompt: { 'en-US': { text: 'Again.' } } }, exits: { next: 'loop' } };
    const loop = { ...again, exits: { next: 'again' } };
    const nodes = { ...trap.nodes, again, loop, menu: { ...trap.nodes.menu, exits: { ...trap.nodes.menu.exits, help: 'again' } } };
    const { hash } = await state();
    await saveDraft(deps, anna, id, { flow: { ...trap, nodes } as never, layout }, hash);
    const refused = await publishDraft(deps, anna, id, { reason: 'x' }).catch((error) => error);
    expect(refused).toMatchObject({ status: 422, code: 'has-errors' });
    expect(refused.more.diagnostics).toContainEqual(expect.objectContaining({ severity: 'error', trace: expect.any(Array) }));
  });

  it('of another place of the boxes alone gives callers and lists nothing new', async () => {
    const hash = await draft('For help, press 1.');
    expect(await publishDraft(deps, anna, id, { reason: 'Tidier', draft: hash })).toMatchObject({ changed: false, version: { number: 1 } });
    expect(await state()).toMatchObject({ layout, draft: null, filesChanged: false, live: { number: 1 } });
    expect(JSON.parse(readFileSync(path.join(runtime.folder, id, 'layout.json'), 'utf8'))).toEqual(layout);
    expect(await versions()).toEqual([{ number: 1, by: 'files', live: true }]);
  });

  it('writes files in their one form, so that the watcher finds nothing new', async () => {
    await publishDraft(deps, anna, id, { reason: 'x', draft: await draft() });
    expect(onDisk()).toBe(canonicalJson(helpFlow('Second words, press 1.')));
    expect(await deps.library.publishFolder(path.join(runtime.folder, id))).toMatchObject({ published: { changed: false } });
    expect(await versions()).toHaveLength(2);
    await expect(publishDraft(deps, anna, id, { reason: 'x' })).rejects.toMatchObject({ code: 'nothing-to-publish' });
  });

  it('takes tests and recordings along, and is refused when a developer has changed one of them', async () => {
    const call = { title: 'Help', steps: [{ presses: '1' }] };
    const sent = Buffer.from(JSON.stringify(call));
    await writeFlowFile(deps, anna, id, 'calls/a.call.json', sent);
    expect(await publishDraft(deps, anna, id, { reason: 'A test' })).toMatchObject({ changed: false });
    const file = path.join(runtime.folder, id, 'calls/a.call.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(call);
    await writeFlowFile(deps, anna, id, 'calls/a.call.json', null);
    writeFileSync(file, JSON.stringify({ ...call, title: 'Changed' }));
    await expect(publishDraft(deps, anna, id, { reason: 'x' })).rejects.toMatchObject({ code: 'files-changed' });
    expect(await state()).toMatchObject({ filesChanged: true });
  });

  it('of a new flow makes its folder', async () => {
    await createDraft(deps, anna, 'fresh', { flow: { ...helpFlow(), id: 'fresh' }, layout });
    await expect(createDraft(deps, vlad, 'fresh', { flow: { ...helpFlow(), id: 'fresh' }, layout })).rejects.toMatchObject({
      code: 'id-taken',
    });
    expect(await publishDraft(deps, anna, 'fresh', { reason: 'New' })).toMatchObject({ version: { number: 1, by: 'Anna' }, changed: true });
    expect(JSON.parse(readFileSync(path.join(runtime.folder, 'fresh/flow.json'), 'utf8'))).toMatchObject({ id: 'fresh' });
  });

  it('that cannot write its files changes nothing', async () => {
    const hash = await draft();
    rmSync(path.join(runtime.folder, id), { recursive: true });
    mkdirSync(path.join(runtime.folder, id));
    writeFileSync(path.join(runtime.folder, id, 'flow.json'), JSON.stringify(helpFlow()));
    mkdirSync(path.join(runtime.folder, id, 'layout.json'));
    await expect(publishDraft(deps, anna, id, { reason: 'x', draft: hash })).rejects.toMatchObject({ code: 'files-not-written' });
    expect(JSON.parse(onDisk())).toEqual(helpFlow());
    expect(await state()).toMatchObject({ draft: { hash }, live: { number: 1 } });
    rmSync(path.join(runtime.folder, id, 'layout.json'), { recursive: true });
    expect(await publishDraft(deps, anna, id, { reason: 'x', draft: hash })).toMatchObject({ version: { number: 2 } });
  });
});

describe('two people', () => {
  it('do not overwrite each other: the later one gets what the first one saved', async () => {
    const { hash } = await state();
    const first = await saveDraft(deps, anna, id, { flow: helpFlow('Anna’s'), layout }, hash);
    const late = await saveDraft(deps, vlad, id, { flow: helpFlow('Vlad’s'), layout }, hash).catch((error) => error);
    expect(late).toMatchObject({
      code: 'stale-draft',
      status: 409,
      more: { current: { hash: first.hash, savedBy: 'Anna', flow: helpFlow('Anna’s') } },
    });
    expect(await saveDraft(deps, anna, id, { flow: helpFlow('Anna’s'), layout }, hash)).toMatchObject({ hash: first.hash });
    const both = await Promise.allSettled(['1', '2', '3'].map((n) => saveDraft(deps, vlad, id, { flow: helpFlow(n), layout }, first.hash)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(publishDraft(deps, anna, id, { reason: 'x', draft: first.hash })).rejects.toMatchObject({ code: 'stale-draft' });
    await expect(restoreVersion(deps, anna, id, { version: 1, draft: first.hash })).rejects.toMatchObject({ code: 'stale-draft' });
    expect(onDisk()).toBe(JSON.stringify(helpFlow()));
  });

  it('find an older version again as a draft, and publish it under a new number', async () => {
    await publishDraft(deps, anna, id, { reason: 'Second', draft: await draft() });
    await restoreVersion(deps, vlad, id, { version: 1 });
    expect(await state()).toMatchObject({ flow: helpFlow(), draft: { savedBy: 'Vlad', changes: 1 } });
    await publishDraft(deps, vlad, id, { reason: 'Back' });
    expect(await heard()).toContain('For help');
    expect(await versions()).toEqual([
      { number: 3, by: 'Vlad', live: true },
      { number: 2, by: 'Anna', live: false },
      { number: 1, by: 'files', live: false },
    ]);
  });
});

describe('a process that dies while it publishes', () => {
  /** What happens up to a point, as if the process were gone from there on. */
  async function diesAt(point: Partial<{ [Part in 'store' | 'repository']: object }>): Promise<void> {
    const hash = await draft();
    const dying = { ...deps, store: { ...deps.store, ...point.store }, repository: { ...deps.repository, ...point.repository } };
    await expect(publishDraft(dying, anna, id, { reason: 'Second', draft: hash })).rejects.toThrow('gone');
  }
  const gone = () => Promise.reject(new Error('gone'));
  const restarted = () => recoverPublications(deps);

  it('before a file was written: nothing has happened, and the draft is there', async () => {
    await diesAt({ store: { listDraftFiles: once(deps.store.listDraftFiles, gone) } });
    expect(JSON.parse(onDisk())).toEqual(helpFlow());
    await restarted();
    expect(await deps.store.findPending(id)).toBeNull();
    expect(await state()).toMatchObject({ live: { number: 1 }, draft: { savedBy: 'Anna' } });
    expect(await publishDraft(deps, anna, id, { reason: 'Again' })).toMatchObject({ version: { number: 2 } });
  });

  it('between two files: the others are written, and it is live', async () => {
    await diesAt({ store: { listDraftFiles: once(deps.store.listDraftFiles, gone) } });
    writeFileSync(path.join(runtime.folder, id, 'layout.json'), canonicalJson(layout));
    await restarted();
    await isFinished();
  });

  it('before the commit, or after it: there is one commit, and it is live', async () => {
    await diesAt({ repository: { commit: gone } });
    expect(await heard()).toContain('For help');
    await deps.library.publishFolder(path.join(runtime.folder, id));
    expect(await versions()).toHaveLength(1);
    await restarted();
    await isFinished();
  });

  it('before it was written down as live: it is', async () => {
    await diesAt({ store: { finishPublication: gone } });
    await restarted();
    await isFinished();
  });

  it('and a developer who changes the file meanwhile keeps his change, and the manager his draft', async () => {
    await diesAt({ repository: { commit: gone } });
    writeFileSync(path.join(runtime.folder, id, 'flow.json'), JSON.stringify(helpFlow('A developer’s')));
    await restarted();
    await deps.library.publishFolder(path.join(runtime.folder, id));
    expect(await heard()).toContain('A developer');
    expect(await state()).toMatchObject({ draft: { savedBy: 'Anna' }, filesChanged: true, live: { number: 2, by: 'files' } });
  });

  async function isFinished(): Promise<void> {
    expect(onDisk()).toBe(canonicalJson(helpFlow('Second words, press 1.')));
    expect(await heard()).toContain('Second words');
    expect(await state()).toMatchObject({ draft: null, filesChanged: false, live: { number: 2, by: 'Anna', reason: 'Second' } });
    expect(await deps.store.findPending(id)).toBeNull();
    await restarted();
    expect(await versions()).toHaveLength(2);
  }
});

/** The real thing the first time, something else from then on. */
function once<Args extends unknown[], Result>(first: (...args: Args) => Promise<Result>, then: () => Promise<Result>) {
  let times = 0;
  return (...args: Args) => {
    times += 1;
    return times === 1 ? first(...args) : then();
  };
}
