import { messageText, renderKnown } from '@callwright/flow-compiler';
import type { Privacy } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { rightsOf } from '../auth/rights.ts';
import type { Role } from '../auth/roles.ts';
import { toldAnswers } from '../calls/call-story.ts';
import type { MemoryPlace } from '../privacy/memory-places.ts';
import { shownValues } from './case-values.ts';

const values: Record<Privacy, string> = { none: 'fibre', personal: 'Lungă 12', health: 'flu', card: '4111111111111111' };
const answer = (value: string, complete = true) => ({ value, how: 'speech', confidence: 1, node: 'ask', at: '', complete }) as const;
const classes = Object.keys(values) as Privacy[];
const declared = Object.fromEntries(classes.map((privacy) => [privacy, { type: 'text', title: privacy, privacy }]));
const places = [
  { answers: { ...answers(), undeclared: answer('what') }, variables: declared },
  // of a module that nobody knows any more
  { answers: { inner: answer('deep') }, variables: null },
] as unknown as MemoryPlace[];
const contact = { name: 'Maria', note: 'pays late', gone: null };

function answers() {
  return Object.fromEntries(classes.map((privacy) => [privacy, answer(values[privacy])]));
}

/** How a field reads in each place where a person, or the caller himself, may come upon it. */
function everywhere(role: Role | null, field: string): string[] {
  const rights = role === null ? null : rightsOf(role);
  const scope = shownValues({ context: null, places, contact }, { rights });
  const script = renderKnown(`{{ ${field} }}`, scope, () => true);
  const preview = messageText({ to: '', text: '', template: 'it', values: JSON.parse(JSON.stringify(scope)) }, () => ({
    en: `{{ ${field} }}`,
  }));
  const told = toldAnswers(places, rights?.has('see-private') ?? true).find(({ variable }) => variable === field);
  return [script, preview ?? '', ...(told === undefined ? [] : [String(told.value)])];
}

const whole = { none: 'fibre', personal: 'Lungă 12', health: 'flu', card: '••••••••••••1111', undeclared: '••••', inner: '••••' };
const closed = { ...whole, personal: '••••••••', health: '•••' };
const known = { 'contact.name': 'Maria', 'contact.note': 'pays late', 'contact.gone': '' };
const unknown = { 'contact.name': '•••••', 'contact.note': '•••••••••', 'contact.gone': '' };

it.each([
  ['agent', { ...closed, ...known }],
  ['supervisor', { ...whole, ...known }],
  ['developer', { ...closed, ...unknown }],
  ['manager', { ...whole, ...known }],
  ['owner', { ...whole, ...known }],
  [null, { ...whole, ...known }],
] as const)('%s reads the same in script, message and answers', (role, fields) => {
  for (const [field, shown] of Object.entries(fields)) expect([field, new Set(everywhere(role, field))]).toEqual([field, new Set([shown])]);
});

it('a message says nothing that the caller has not confirmed', () => {
  const half = [{ answers: { none: answer('fib', false) }, variables: declared }] as unknown as MemoryPlace[];
  const shown = (confirmedOnly: boolean) =>
    shownValues({ context: null, places: half, contact: {} }, { rights: null, confirmedOnly })['none'];
  expect([shown(false), shown(true)]).toEqual(['fib', undefined]);
});
