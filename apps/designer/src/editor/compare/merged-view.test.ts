import { inEnglish } from '@callwright/flow-compiler';
import { diffFlows, type Flow, type FlowNode } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import type { OpenDocument } from '../model/open-document.ts';
import { countMoves, mergedView, type Side } from './merged-view.ts';
import { wordParts } from './word-parts.ts';

const menu = (options: string[], exits: Record<string, string>): FlowNode => ({
  type: 'menu',
  config: { prompt: {}, options: options.map((exit, index) => ({ exit, key: String(index + 1), label: exit })) },
  exits,
});
const end: FlowNode = { type: 'hang-up', config: {}, exits: {} };
const desk: FlowNode = { type: 'transfer', config: { to: { phone: 'desk' } }, exits: {} };
const news: FlowNode = { type: 'say', config: { prompt: {} }, exits: {} };
const before = documentOf(
  { main: menu(['bill', 'plan'], { bill: 'desk', plan: 'end' }), desk, end },
  { main: [0, 0], desk: [320, 0], end: [320, 160] },
);
const after = documentOf({ main: menu(['bill'], { bill: 'news' }), news, end }, { main: [0, 0], news: [320, 0], end: [320, 176] });
const changes = diffFlows(before.flow, after.flow);
const view = (side: Side) => mergedView(before, after, changes, side, 'en-US', inEnglish);

it('shows what is gone at its old place, beside what stands there now, and the ways of both sides', () => {
  const { boxes, ways, differences } = view('both');
  expect([...boxes.keys()].sort()).toEqual(['desk', 'end', 'main', 'news']);
  expect(boxes.get('desk')?.at).not.toEqual(boxes.get('news')?.at);
  expect(Object.fromEntries(Object.entries(differences.nodes).map(([id, { how }]) => [id, how]))).toEqual({
    main: 'changed',
    news: 'added',
    end: 'same',
    desk: 'removed',
  });
  expect(differences.ways).toEqual({ 'main:bill': 'added', 'main:bill#was': 'removed', 'main:plan#was': 'removed' });
  expect(ways.get('main:bill')?.target).toBe('news');
  expect(ways.get('main:bill#was')?.target).toBe('desk');
  // the way of an option that is gone begins at its row
  expect(boxes.get('main')?.card.exits.map(({ exit }) => exit)).toContain('plan');
});

it('shows one side alone as it is, and counts what only moved', () => {
  expect([...view('before').boxes.keys()]).toEqual(['main', 'desk', 'end']);
  expect([...view('after').boxes.keys()]).toEqual(['main', 'news', 'end']);
  expect([...view('after').ways.keys()]).toEqual(['main:bill']);
  expect(countMoves(before, after, changes)).toBe(1);
  expect(countMoves(before, before, [])).toBe(0);
});

it('tells a text word by word, in any alphabet, and whole where little of it is left', () => {
  expect(wordParts('Нажмите 1 или 2.', 'Нажмите 1 или 3.')).toEqual({
    before: [
      { text: 'Нажмите 1 или ', is: 'same' },
      { text: '2', is: 'removed' },
      { text: '.', is: 'same' },
    ],
    after: [
      { text: 'Нажмите 1 или ', is: 'same' },
      { text: '3', is: 'added' },
      { text: '.', is: 'same' },
    ],
  });
  expect(wordParts('Bills', 'Something else').after).toEqual([{ text: 'Something else', is: 'added' }]);
  expect(wordParts('', 'New')).toEqual({ before: [], after: [{ text: 'New', is: 'added' }] });
});

function documentOf(nodes: Record<string, FlowNode>, places: OpenDocument['layout']['nodes']): OpenDocument {
  const flow: Flow = {
    ...{
      formatVersion: 1,
      id: 'line',
      kind: 'call',
      title: 'Line',
      languages: ['en-US'],
      voices: {},
      reservedKeys: {},
      variables: {},
      exits: {},
    },
    ...{ start: 'main', nodes },
  };
  return { flow, layout: { formatVersion: 1, nodes: places, notes: [] } };
}
