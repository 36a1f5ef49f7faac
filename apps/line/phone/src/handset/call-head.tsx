import type { LineCall } from '../../../src/control/protocol.ts';
import { nameOf } from '../phones/name-of.ts';
import { formatNumber } from '../phones/phone-number.ts';
import { formatDuration } from '../store/line-clock.ts';
import { isEnded, numberOfPhone, otherSide } from '../store/phone-calls.ts';
import { useLineNow, usePhoneState } from '../store/session-context.ts';
import { describePlace } from '../transcript/describe-place.ts';
import { HandsetHead } from './handset-head.tsx';

export function CallHead({ call }: { call: LineCall }) {
  const state = usePhoneState();
  const now = useLineNow();
  const number = otherSide(call);
  const name = nameOf(state, number);
  const others = call.connectedTo.flatMap((callSid) => state.calls[callSid] ?? []).map((leg) => nameOf(state, numberOfPhone(leg)));
  const begin = Date.parse(call.answeredAt ?? call.startedAt);
  const duration = formatDuration((call.endedAt === null ? now : Date.parse(call.endedAt)) - begin);
  return (
    <HandsetHead title={name}>
      {name !== formatNumber(number) && <span>{formatNumber(number)}</span>}
      <span className={isEnded(call) ? '' : 'handset-live'}>{duration}</span>
      <span className="handset-aside">{describePlace(call, others)}</span>
    </HandsetHead>
  );
}
