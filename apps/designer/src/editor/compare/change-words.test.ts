import { inEnglish, type Translate } from '@callwright/flow-compiler';
import { diffFlows, type Flow } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { type ChangeRow, rowOf } from './change-words.ts';

const option = (exit: string, key: string, label: string) => ({ exit, key, label });
const before = flowOf({
  prompt: { 'en-US': { text: 'Press 1.' } },
  attempts: 3,
  noInputPrompts: [{ 'en-US': { text: 'Hello?' } }],
  options: [option('bill', '1', 'Bill'), option('plan', '2', 'Plan')],
});
const after = flowOf({
  prompt: { 'en-US': { text: 'Press 1 or 2.' } },
  attempts: 2,
  input: 'both',
  noInputPrompts: [{ 'en-US': { text: 'Still there?' } }],
  options: [option('plan', '2', 'New plan'), option('bill', '1', 'Bill'), option('other', '3', 'Other')],
});

it('tells each field by its label, each item by its name, each value by its words', () => {
  expect(rows(before, after)).toEqual([
    ['How often it is asked', '3 times', '2 times'],
    ['Callers answer by', '-', 'Keys or speech'],
    ['When nothing is heard, Try 1, English', 'Hello?', 'Still there?'],
    ['Option New plan, Option', 'Plan', 'New plan'],
    ['Option Other', '-', 'Exit: other, Key: 3, Option: Other'],
    ['Options, order', 'bill, plan', 'plan, bill'],
    ['Question, English', 'Press 1.', 'Press 1 or 2.'],
    ['“Bill” leads to', 'end', 'menu'],
  ]);
});

it('tells what no schema knows by its own names', () => {
  const odd = flowOf({ ...before.nodes['menu']?.config, volume: { left: 3 } });
  expect(rows(before, odd)).toEqual([
    ['volume', '-', 'left: 3'],
    ['“Bill” leads to', 'end', 'menu'],
  ]);
});

function rows(old: Flow, now: Flow): string[][] {
  const led = { ...now, nodes: { ...now.nodes, menu: { ...now.nodes['menu'], exits: { bill: 'menu', plan: 'end' } } } } as Flow;
  const words: Translate = inEnglish;
  const said: Record<string, string> = { order: 'order', 'exit-leads-to': '“{{exit}}” leads to', item: '{{item}} {{name}}' };
  const told = {
    words,
    say: (key: string, values: Record<string, string> = {}) =>
      (said[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
    languageName: () => 'English',
    node: (id: string) => led.nodes[id] ?? old.nodes[id],
  };
  const side = (shown: ChangeRow['before']) => (shown.what === 'nothing' ? '-' : shown.what === 'text' ? shown.text : shown.id);
  return diffFlows(old, led).map((change) => {
    const { field, before: was, after: is } = rowOf(change, told);
    return [field, side(was), side(is)];
  });
}

function flowOf(config: object): Flow {
  const nodes = {
    menu: { type: 'menu', config: JSON.parse(JSON.stringify(config)), exits: { bill: 'end', plan: 'end' } },
    end: { type: 'hang-up', config: {}, exits: {} },
  };
  return {
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
    ...{ start: 'menu', nodes },
  };
}
