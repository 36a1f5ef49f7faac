import type { LineMessage } from '../../../src/control/protocol.ts';
import { hasArrived } from '../messages/threads.ts';
import type { PhoneState } from './phone-state.ts';

const keptMessages = 500;

/** What the page knows after a message came or changed. */
export function withMessage(state: PhoneState, message: LineMessage): PhoneState {
  const messages = newest({ ...state.messages, [message.messageSid]: message });
  return { ...state, messages, arrived: isNews(state, message) ? message.messageSid : state.arrived };
}

export function withRead(state: PhoneState, messageSids: readonly string[]): PhoneState {
  const read = new Set([...state.read, ...messageSids]);
  return { ...state, read, arrived: state.arrived !== null && read.has(state.arrived) ? null : state.arrived };
}

/** Forgets the messages that the line no longer lists. */
export function withoutUnlisted(state: PhoneState, messageSids: ReadonlySet<string>): PhoneState {
  const messages = Object.fromEntries(Object.entries(state.messages).filter(([messageSid]) => messageSids.has(messageSid)));
  return { ...state, messages, arrived: state.arrived !== null && messageSids.has(state.arrived) ? state.arrived : null };
}

/** It reached a phone of this page just now: not before the page opened, and not seen yet. */
function isNews({ messages, openedAt, phones, read }: PhoneState, message: LineMessage): boolean {
  const { messageSid, to, at } = message;
  const known = messages[messageSid];
  if (!hasArrived(message) || read.has(messageSid) || !phones.some(({ number }) => number === to)) return false;
  return known ? !hasArrived(known) : openedAt !== null && Date.parse(at) >= openedAt;
}

function newest(messages: Record<string, LineMessage>): Record<string, LineMessage> {
  const all = Object.entries(messages);
  return all.length <= keptMessages ? messages : Object.fromEntries(all.slice(all.length - keptMessages));
}
