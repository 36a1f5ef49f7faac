import type { LineCall, WebhookEntry } from '../../../src/control/protocol.ts';

type Conference = NonNullable<LineCall['conference']>;

/** Where a call is, in words: with whom, on hold, in line, in a conference; empty when it just runs its flow. `others` are the names of those it is connected to. */
export function describePlace(call: LineCall, others: readonly string[]): string {
  if (call.endedAt !== null) return call.answeredAt === null ? 'not answered' : 'ended';
  if (call.status !== 'in-progress') return 'not answered yet';
  const onHold = call.heard.some(({ kind, endedAt }) => kind === 'hold' && endedAt === null);
  if (call.conference) return ofConference(call.conference, onHold, call.connectedTo.length);
  if (call.connectedTo.length > 0) return others.length > 0 ? `with ${others.join(', ')}` : 'with a person';
  const line = inLine(call) ?? (onHold ? 'in line' : '');
  return onHold ? `on hold, ${line}` : line;
}

function ofConference({ name, muted, hold, coaching }: Conference, onHold: boolean, others: number): string {
  const room = `conference ${name}`;
  if (hold) return `on hold in ${room}`;
  if (onHold) return `waits for ${room} to begin`;
  const company = others === 0 ? 'alone' : others === 1 ? 'with 1 other' : `with ${others} others`;
  return [`${coaching ? 'coaches in' : 'in'} ${room}`, company, ...(muted ? ['muted'] : [])].join(', ');
}

/** What the wait documents were told. The line does not say when a call leaves a queue without a word, so anything that follows counts as that. */
function inLine(call: LineCall): string | null {
  const asked = call.webhooks.filter(({ kind }) => kind !== 'status' && kind !== 'partial');
  const told = asked.at(-1);
  if (!told || !isOfQueue(told) || call.heard.some(({ kind, at }) => kind === 'bridged' && at >= told.at)) return null;
  const place = told.form['QueuePosition'];
  return place === undefined ? 'in line' : `in line, place ${place}`;
}

const isOfQueue = ({ form }: WebhookEntry): boolean => form['QueueSid'] !== undefined && form['QueueResult'] === undefined;
