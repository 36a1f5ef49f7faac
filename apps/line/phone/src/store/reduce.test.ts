import { describe, expect, it } from 'vitest';
import type { LineCall, LineMessage } from '../../../src/control/protocol.ts';
import { messageOf } from '../messages/message-fixture.ts';
import { at, callOf } from '../transcript/call-fixture.ts';
import { lineNow } from './line-clock.ts';
import { memory } from './memory-storage.ts';
import { phoneCalls } from './phone-calls.ts';
import { initialState, type PhoneEvent, type PhoneState } from './phone-state.ts';
import { reduce } from './reduce.ts';
import { keepRemembered, loadRemembered } from './remembered.ts';

const caller = { number: '+37360000001', name: 'Caller' };
const desk = { number: '+40310000222', name: 'Desk' };
const begin = (): PhoneState => after(initialState([caller, desk], caller.number), clockAt(0));
const clockAt = (seconds: number): PhoneEvent => ({
  type: 'line',
  event: { id: 1, type: 'clock', clock: { mode: 'real', now: at(seconds), nextDue: null } },
  heardAt: 0,
});
const called = (call: LineCall): PhoneEvent => ({ type: 'line', event: { id: 2, type: 'call', call }, heardAt: 0 });
const texted = (message: LineMessage): PhoneEvent => ({ type: 'line', event: { id: 3, type: 'message', message }, heardAt: 0 });
const after = (state: PhoneState, ...events: PhoneEvent[]): PhoneState => events.reduce(reduce, state);
const ring = callOf({ callSid: 'CA2', direction: 'outbound-dial', to: desk.number, status: 'ringing', answeredAt: null });

describe('an incoming ring', () => {
  it('takes the handset when it is free, once', () => {
    const state = after(begin(), called(ring));
    expect(state.selected).toBe(desk.number);
    expect(after(state, { type: 'phone-selected', number: caller.number }, called(ring)).selected).toBe(caller.number);
  });

  it('leaves a call on the handset alone, and stands beside a call of its own phone', () => {
    expect(after(begin(), called(callOf()), called(ring)).selected).toBe(caller.number);
    const second = { ...ring, callSid: 'CA3', to: caller.number };
    const { shown, alsoRings } = phoneCalls(after(begin(), called(callOf()), called(second)), caller.number);
    expect([shown?.callSid, alsoRings?.callSid]).toEqual(['CA1', 'CA3']);
  });
});

describe('an ended call', () => {
  const over = callOf({ status: 'completed', endedAt: at(60) });

  it('stays on the handset until it is put away, or another begins', () => {
    const state = after(begin(), called(callOf()), called(over));
    expect(phoneCalls(state, caller.number).shown).toEqual(over);
    const away = phoneCalls(after(state, { type: 'call-put-away', callSid: over.callSid }), caller.number);
    expect([away.shown, away.latest?.callSid]).toEqual([null, 'CA1']);
  });

  it('is not shown when it was over before the page opened', () => {
    const state = after(initialState([caller], caller.number), clockAt(90), called(over));
    expect(phoneCalls(state, caller.number).shown).toBeNull();
  });
});

describe('a text message', () => {
  it('is news when it reaches a phone of the page, until it is read', () => {
    const message = messageOf(5, { status: 'sent' });
    const sent = after(begin(), texted(message));
    expect(sent.arrived).toBeNull();
    const here = after(sent, texted({ ...message, status: 'delivered' }));
    expect(here.arrived).toBe(message.messageSid);
    const read = after(here, { type: 'messages-read', messageSids: [message.messageSid] });
    expect([read.arrived, after(read, texted({ ...message, status: 'delivered' })).arrived]).toEqual([null, null]);
    expect(after(here, { type: 'arrival-put-away' })).toMatchObject({ arrived: null, read: new Set() });
  });

  it('is no news when it came before the page opened, or to somebody else, or from the phone itself', () => {
    const late = after(initialState([caller], caller.number), clockAt(90));
    const mine = messageOf(95, { direction: 'inbound', from: caller.number, to: '+37322800800', status: 'received' });
    const state = after(late, texted(messageOf(5)), texted(messageOf(95, { to: '+37360000009' })), texted(mine));
    expect([state.arrived, Object.keys(state.messages).length]).toEqual([null, 3]);
  });

  it('is forgotten with the line’s reset, and when the line no longer lists it', () => {
    const message = messageOf(5);
    const state = after(begin(), texted(message), texted(messageOf(6)));
    const listed = after(state, { type: 'listed', callSids: new Set(), messageSids: new Set([message.messageSid]) });
    expect([Object.keys(listed.messages), listed.arrived]).toEqual([[message.messageSid], null]);
    expect(after(state, { type: 'line', event: { id: 4, type: 'reset' }, heardAt: 0 })).toMatchObject({ messages: {}, arrived: null });
  });
});

it('remembers what its phones dialled, the last first, and not what others did or what rang', () => {
  const to = (number: string, callSid: string, from = caller.number) => called(callOf({ callSid, from, to: number }));
  const state = after(begin(), to('+1', 'CA1'), to('+2', 'CA2'), to('+1', 'CA3'), to('+3', 'CA4', '+37360000009'), called(ring));
  expect(after(state, to('+2', 'CA2')).dialled).toEqual(['+1', '+2']);
  const storage = memory();
  keepRemembered({ ...state, read: new Set(['SM1']) }, storage, storage);
  expect(loadRemembered(storage, storage)).toEqual({ read: ['SM1'], dialled: ['+1', '+2'] });
  storage.setItem('callwright.dialled', '{');
  expect(loadRemembered(storage, memory())).toEqual({ read: ['SM1'], dialled: [] });
});

it('forgets calls that the line no longer lists, and remembers who was connected', () => {
  const state = after(begin(), called(callOf({ connectedTo: ['CA2'] })), called(callOf({ connectedTo: [] })), called(ring));
  expect(state.partners['CA1']).toEqual(['CA2']);
  expect(Object.keys(after(state, { type: 'listed', callSids: new Set(['CA2']), messageSids: new Set() }).calls)).toEqual(['CA2']);
});

it('keeps one phone whatever is removed, and selects a neighbour of a removed one', () => {
  const one = after(begin(), { type: 'phone-removed', number: caller.number });
  expect([one.phones, one.selected]).toEqual([[desk], desk.number]);
  expect(after(one, { type: 'phone-removed', number: desk.number }).phones).toEqual([desk]);
});

it('runs with a real clock and stands with a simulated one', () => {
  const told = { now: at(10), nextDue: null };
  expect(lineNow({ clock: { ...told, mode: 'real' }, heardAt: 1000 }, 3000)).toBe(Date.parse(at(12)));
  expect(lineNow({ clock: { ...told, mode: 'simulated' }, heardAt: 1000 }, 3000)).toBe(Date.parse(at(10)));
});
