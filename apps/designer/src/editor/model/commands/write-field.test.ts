import { parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import type { OpenDocument } from '../open-document.ts';
import { writeField, writeFields } from './write-field.ts';

const option = (exit: string, key: string) => ({ exit, key, label: exit });

function menuWith(exits: Record<string, string>): OpenDocument {
  const { flow } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'menu', kind: 'call', title: 'Menu', languages: ['en-US'], start: 'menu' },
    nodes: {
      menu: { type: 'menu', config: { prompt: {}, options: [option('sales', '1'), option('help', '2')] }, exits },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  return { flow, layout: { formatVersion: 1, nodes: {}, notes: [] } };
}

const menu = menuWith({ sales: 'end', help: 'end', 'no-input': 'end' });
const waysOf = (document: OpenDocument) => document.flow.nodes['menu']?.exits;

it('leads on where an exit led when the option is renamed, also together with its label', () => {
  expect(waysOf(writeField('menu', ['options', 0, 'exit'], 'buy')(menu))).toEqual({ buy: 'end', help: 'end', 'no-input': 'end' });
  const both = writeFields('menu', [
    [['options', 1, 'label'], 'Support'],
    [['options', 1, 'exit'], 'support'],
  ])(menu);
  expect(waysOf(both)).toEqual({ sales: 'end', support: 'end', 'no-input': 'end' });
});

it('takes the way of an option that is removed, but keeps ways while somebody types', () => {
  const one = [option('sales', '1')];
  expect(waysOf(writeField('menu', ['options'], one, { forget: true })(menu))).toEqual({ sales: 'end', 'no-input': 'end' });
  expect(waysOf(writeField('menu', ['options'], one)(menu))).toEqual({ sales: 'end', help: 'end', 'no-input': 'end' });
  expect(waysOf(writeField('menu', ['options', 0, 'exit'], '')(menu))).toEqual(waysOf(menu));
});

it('changes nothing where nothing is other', () => {
  expect(writeField('menu', ['options', 0, 'key'], '1')(menu)).toBe(menu);
  expect(writeField('nobody', ['prompt'], {})(menu)).toBe(menu);
});

it('keeps ways when options change places', () => {
  const swapped = writeField('menu', ['options'], [option('help', '2'), option('sales', '1')])(menu);
  expect(waysOf(swapped)).toEqual(waysOf(menu));
});
