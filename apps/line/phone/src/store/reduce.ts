import type { LineCall, LineEvent } from '../../../src/control/protocol.ts';
import { isCaller, isEnded, numberOfPhone, phoneCalls, ringsHere } from './phone-calls.ts';
import type { Phone, PhoneEvent, PhoneState } from './phone-state.ts';
import { withMessage, withoutUnlisted, withRead } from './reduce-messages.ts';

const keptCalls = 300;

/** What the page knows after `event`. */
export function reduce(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case 'line':
      return withLineEvent(state, event.event, event.heardAt);
    case 'listed':
      return { ...withoutUnlisted(state, event.messageSids), calls: listedOf(state.calls, event.callSids) };
    case 'connection':
      return { ...state, connection: event.connection, problem: event.connection === 'open' ? null : state.problem };
    case 'phone-added':
      return { ...state, phones: [...state.phones, event.phone], selected: event.phone.number };
    case 'phone-changed':
      return withChangedPhone(state, event.number, event.phone);
    case 'phone-removed':
      return withoutPhone(state, event.number);
    case 'phone-selected':
      return { ...state, selected: event.number };
    case 'call-put-away':
      return { ...state, putAway: new Set([...state.putAway, event.callSid]) };
    case 'messages-read':
      return withRead(state, event.messageSids);
    case 'arrival-put-away':
      return { ...state, arrived: null };
    case 'problem':
      return { ...state, problem: event.problem };
  }
}

function withLineEvent(state: PhoneState, event: LineEvent, heardAt: number): PhoneState {
  switch (event.type) {
    case 'account':
      return { ...state, account: event.account };
    case 'clock':
      return { ...state, clock: { clock: event.clock, heardAt }, openedAt: state.openedAt ?? Date.parse(event.clock.now) };
    case 'traffic':
      return { ...state, traffic: event.traffic };
    case 'reset':
      return { ...state, calls: {}, partners: {}, putAway: new Set(), messages: {}, arrived: null };
    case 'call':
      return withCall(state, event.call);
    case 'message':
      return withMessage(state, event.message);
  }
}

function withCall(state: PhoneState, call: LineCall): PhoneState {
  const news = !(call.callSid in state.calls);
  const calls = newest({ ...state.calls, [call.callSid]: call });
  const own = state.phones.some((phone) => phone.number === numberOfPhone(call));
  const next: PhoneState = {
    ...state,
    calls,
    partners: withPartners(state.partners, call),
    putAway: news ? withOldCall(state, call) : state.putAway,
    dialled: news && own && isCaller(call) ? [call.to, ...state.dialled.filter((number) => number !== call.to)] : state.dialled,
  };
  const takesHandset = news && own && ringsHere(call) && !isBusy(state, state.selected);
  return takesHandset ? { ...next, selected: numberOfPhone(call) } : next;
}

const listedOf = (calls: PhoneState['calls'], callSids: ReadonlySet<string>): PhoneState['calls'] =>
  Object.fromEntries(Object.entries(calls).filter(([callSid]) => callSids.has(callSid)));

/** A call that was over before the page opened is not shown on the handset. */
function withOldCall({ putAway, openedAt }: PhoneState, { callSid, endedAt }: LineCall): PhoneState['putAway'] {
  const isOld = endedAt !== null && openedAt !== null && Date.parse(endedAt) <= openedAt;
  return isOld ? new Set([...putAway, callSid]) : putAway;
}

function isBusy(state: PhoneState, number: string): boolean {
  const { shown } = phoneCalls(state, number);
  return shown !== null && !isEnded(shown);
}

function withPartners(partners: PhoneState['partners'], call: LineCall): PhoneState['partners'] {
  const known = partners[call.callSid] ?? [];
  const added = call.connectedTo.filter((callSid) => !known.includes(callSid));
  return added.length === 0 ? partners : { ...partners, [call.callSid]: [...known, ...added] };
}

function newest(calls: Record<string, LineCall>): Record<string, LineCall> {
  const all = Object.values(calls);
  if (all.length <= keptCalls) return calls;
  const ended = all.filter(isEnded).sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  const dropped = new Set(ended.slice(0, all.length - keptCalls).map((call) => call.callSid));
  return Object.fromEntries(Object.entries(calls).filter(([callSid]) => !dropped.has(callSid)));
}

function withChangedPhone(state: PhoneState, number: string, changed: Phone): PhoneState {
  const phones = state.phones.map((phone) => (phone.number === number ? changed : phone));
  return { ...state, phones, selected: state.selected === number ? changed.number : state.selected };
}

function withoutPhone(state: PhoneState, number: string): PhoneState {
  const at = state.phones.findIndex((phone) => phone.number === number);
  const phones = state.phones.filter((phone) => phone.number !== number);
  const neighbour = phones[Math.min(at, phones.length - 1)];
  if (!neighbour) return state;
  return { ...state, phones, selected: state.selected === number ? neighbour.number : state.selected };
}
