import type { LineCall } from '../../../src/control/protocol.ts';
import { nameOf } from '../phones/name-of.ts';
import { formatNumber } from '../phones/phone-number.ts';
import { formatDuration } from '../store/line-clock.ts';
import { isEnded, otherSide } from '../store/phone-calls.ts';
import { useLineNow, usePhoneState } from '../store/session-context.ts';
import { HandsetHead } from './handset-head.tsx';

export function CallHead({ call }: { call: LineCall }) {
  const state = usePhoneState();
  const now = useLineNow();
  const number = otherSide(call);
  const name = nameOf(state, number);
  const begin = Date.parse(call.answeredAt ?? call.startedAt);
  const duration = formatDuration((call.endedAt === null ? now : Date.parse(call.endedAt)) - begin);
  return (
    <HandsetHead title={name}>
      {name !== formatNumber(number) && <span>{formatNumber(number)}</span>}
      <span className={isEnded(call) ? '' : 'handset-live'}>{duration}</span>
      <span className="handset-aside">{asideOf(call)}</span>
    </HandsetHead>
  );
}

function asideOf(call: LineCall): string {
  if (isEnded(call)) return call.answeredAt === null ? 'not answered' : 'ended';
  if (call.status !== 'in-progress') return 'not answered yet';
  if (call.conference) return call.conference.hold ? 'on hold' : 'in a conference';
  return call.connectedTo.length > 0 ? 'with a person' : '';
}
