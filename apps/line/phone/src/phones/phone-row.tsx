import { IconDeviceMobile, IconPencil, IconPhone, IconPhoneIncoming } from '@tabler/icons-react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { UnreadBadge } from '../controls/unread-badge.tsx';
import { unreadCount } from '../messages/threads.ts';
import { formatDuration } from '../store/line-clock.ts';
import { isEnded, otherSide, phoneCalls, ringsHere } from '../store/phone-calls.ts';
import type { Phone } from '../store/phone-state.ts';
import { useLineNow, usePhoneState, useSession } from '../store/session-context.ts';
import { describeMoment } from '../transcript/describe-moment.ts';
import { nameOf } from './name-of.ts';
import { formatNumber } from './phone-number.ts';

interface Props {
  phone: Phone;
  onEdit(): void;
}

export function PhoneRow({ phone, onEdit }: Props) {
  const state = usePhoneState();
  const { store } = useSession();
  const { shown, alsoRings } = phoneCalls(state, phone.number);
  const live = shown && !isEnded(shown) ? shown : null;
  const rings = alsoRings ?? (live && ringsHere(live) ? live : null);
  const selected = state.selected === phone.number;
  return (
    <div className={`phone-row${selected ? ' selected' : ''}`}>
      <button
        type="button"
        className="phone-choice"
        aria-current={selected}
        onClick={() => store.dispatch({ type: 'phone-selected', number: phone.number })}
      >
        <PhoneMark rings={rings !== null} live={live !== null} />
        <span className="phone-words">
          <span className="phone-name ellipsis">{phone.name}</span>
          <span className="phone-number figures">{formatNumber(phone.number)}</span>
        </span>
        <UnreadBadge count={unreadCount(state, phone.number)} />
        <span className="phone-state">
          {rings ? (
            <RingingState call={rings} from={nameOf(state, otherSide(rings))} />
          ) : live ? (
            <LiveState call={live} />
          ) : (
            <span>Idle</span>
          )}
        </span>
      </button>
      <button type="button" className="icon-button reach phone-edit" aria-label={`Edit ${phone.name}`} title="Edit" onClick={onEdit}>
        <IconPencil size={15} aria-hidden />
      </button>
    </div>
  );
}

function PhoneMark({ rings, live }: { rings: boolean; live: boolean }) {
  const Icon = rings ? IconPhoneIncoming : live ? IconPhone : IconDeviceMobile;
  return (
    <span className={`phone-mark${rings ? ' rings' : live ? ' live' : ''}`}>
      <Icon size={15} aria-hidden />
    </span>
  );
}

function LiveState({ call }: { call: LineCall }) {
  const now = useLineNow();
  return (
    <>
      <span className="phone-duration figures">{formatDuration(now - Date.parse(call.answeredAt ?? call.startedAt))}</span>
      <span className="figures">{describeMoment(call, now).words}</span>
    </>
  );
}

function RingingState({ call, from }: { call: LineCall; from: string }) {
  const now = useLineNow();
  return (
    <>
      <span className="phone-duration figures">{formatDuration(now - Date.parse(call.startedAt))}</span>
      <span className="phone-rings ellipsis" title={`Rings: ${from}`}>
        Rings
      </span>
    </>
  );
}
