import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { optionalGroups, queueFields } from './queue-fields.ts';
import { queueTabs, tabOf } from './queue-tabs.ts';

const words: Record<string, string> = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../i18n/en/queues.json'), 'utf8'));
const sections = queueTabs.flatMap((tab) => tab.sections);

it('every field of a queue stands in one section, and nothing else does', () => {
  expect(sections.flatMap(({ fields }) => fields).toSorted()).toEqual([...queueFields.keys()].toSorted());
});

it('every field, choice, section and tab has words', () => {
  const wanted = [
    ...queueTabs.map(({ name }) => `tab-${name}`),
    ...sections.flatMap(({ name }) => [`section-${name}`, `section-${name}-what`]),
    ...[...queueFields.keys()].map((place) => `field-${place.replaceAll('.', '-')}`),
    ...[...queueFields.values()].flatMap(({ path: place, shape }) =>
      shape.kind === 'choice' ? shape.values.map((value) => `choice-${place.join('-')}-${value}`) : [],
    ),
  ];
  expect(wanted.filter((key) => !(key in words))).toEqual([]);
});

it('a field is what its schema says: bounds, defaults, names, times, per cent', () => {
  expect(queueFields.get('longestWaitSeconds')).toMatchObject({ usual: 1800, shape: { kind: 'number', least: 10, most: 86_400 } });
  expect(queueFields.get('ring.seconds')).toMatchObject({ usual: 15, shape: { whole: true } });
  expect(queueFields.get('serviceLevel.share')).toMatchObject({ usual: 0.8, shape: { kind: 'share' } });
  expect(queueFields.get('waitFlow')).toMatchObject({ optional: false, shape: { kind: 'name' }, meta: { control: 'flow-name' } });
  expect(queueFields.get('recovery.sms')).toMatchObject({ optional: true, usual: null, shape: { kind: 'name' } });
  expect(queueFields.get('callback.quietHours')?.shape).toEqual({ kind: 'span' });
  expect(queueFields.get('overflow')?.shape).toEqual({ kind: 'steps', most: 10 });
  expect(optionalGroups).toEqual(expect.arrayContaining(['lastAgent', 'callback']));
});

it('a problem leads to the tab of its field, also from within it or from its group', () => {
  expect(tabOf(['overflow', 0, 'groups', 1])).toBe('agents');
  expect(tabOf(['callback', 'quietHours', 1])).toBe('callback');
  expect(tabOf(['recovery'])).toBe('end');
  expect(tabOf(['unheard-of'])).toBe('line');
});
