import { expect, it } from 'vitest';
import { presets, usualCallback } from './inputs/presets.ts';
import { differences } from './name-of.ts';

it('two scenarios are told apart by what differs, and by nothing else', () => {
  const { service } = presets;
  expect(differences(service, service)).toEqual([]);
  expect(differences({ ...service, callback: usualCallback, agents: service.agents.map((count) => count + 1) }, service)).toEqual([
    { key: 'name-callback', value: 240, unit: 'seconds' },
    { key: 'name-agents', value: service.agents.slice(8, 22).reduce((sum, count) => sum + count + 1, 0), unit: 'hours' },
  ]);
  expect(differences({ ...service, patience: null }, { ...service, callback: usualCallback })).toEqual([
    { key: 'name-no-callback' },
    { key: 'name-endless' },
  ]);
});
