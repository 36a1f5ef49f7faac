import type { JsonValue } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { newsOf } from './news-of.ts';

const mine = { me: 'Ana', state: 'saved' as const, baseHash: 'here', savedAt: null, unsent: 0 };
const event = (name: string, data: JsonValue) => ({ id: 1, topic: 'flow:line', event: name, data });

it('who has a flow open is told what others did, and not what he did himself', () => {
  const saved = event('draft-saved', { hash: 'there', savedBy: 'Viorel' });
  expect(newsOf(saved, mine)).toEqual({ words: 'saved', name: 'Viorel', number: 0, offers: 'load' });
  expect(newsOf(event('draft-saved', { hash: 'here', savedBy: 'Ana' }), mine)).toBeNull();
  expect(newsOf(saved, { ...mine, state: 'saving' })).toBeNull();
  const published = event('published', { hash: 'x', by: 'Viorel', number: 42 });
  expect(newsOf(published, mine)).toEqual({ words: 'published', name: 'Viorel', number: 42, offers: 'load' });
  expect(newsOf(published, { ...mine, me: 'Viorel' })).toBeNull();
  expect(newsOf(event('calls-now', {}), mine)).toBeNull();
});

it('nothing is offered to be taken over where something here would be lost', () => {
  expect(newsOf(event('draft-saved', { hash: 'there', savedBy: 'Viorel' }), { ...mine, unsent: 2 })?.offers).toBeNull();
  expect(newsOf(event('published', { by: 'Viorel', number: 42 }), { ...mine, savedAt: '2026-11-22' })?.offers).toBe('compare');
  expect(newsOf(event('files-changed', null), { ...mine, unsent: 1 })?.offers).toBe('compare-files');
  expect(newsOf(event('published', { by: 'files' }), mine)).toMatchObject({ words: 'files-changed', offers: 'load' });
  expect(newsOf(event('draft-dropped', { hash: 'here' }), mine)?.offers).toBe('load');
});
