import { expect, it } from 'vitest';
import { freeName } from './free-name.ts';

it('a name follows from the title in any of our languages, and is never one that is taken', () => {
  expect(freeName('Support line', new Set())).toBe('support-line');
  expect(freeName('Линия поддержки', new Set())).toBe('liniya-podderzhki');
  expect(freeName('Plăți și facturi', new Set())).toBe('plati-si-facturi');
  expect(freeName('Support line', new Set(['support-line', 'support-line-2']))).toBe('support-line-3');
  expect(freeName('!!!', new Set(), 'flow')).toBe('flow');
  expect(freeName('a'.repeat(200), new Set())).toHaveLength(70);
});
