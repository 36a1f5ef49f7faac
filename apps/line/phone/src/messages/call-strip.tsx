import './call-strip.css';
import { IconPhone, IconPhoneIncoming } from '@tabler/icons-react';
import { nameOf } from '../phones/name-of.ts';
import { isEnded, otherSide, phoneCalls, ringsHere } from '../store/phone-calls.ts';
import { useLineNow, usePhoneState } from '../store/session-context.ts';
import { describeMoment } from '../transcript/describe-moment.ts';
import { useInbox } from './inbox-context.ts';

/** The call that goes on under the inbox, and the way back to it. */
export function CallStrip() {
  const state = usePhoneState();
  const now = useLineNow();
  const { close } = useInbox();
  const { shown } = phoneCalls(state, state.selected);
  if (!shown || isEnded(shown)) return null;
  const rings = ringsHere(shown);
  const Icon = rings ? IconPhoneIncoming : IconPhone;
  return (
    <div className="call-strip">
      <Icon size={16} aria-hidden />
      <span className="call-strip-words ellipsis figures">
        {nameOf(state, otherSide(shown))}
        <span className="call-strip-moment">{rings ? 'rings' : describeMoment(shown, now).words}</span>
      </span>
      <button type="button" className="button" onClick={close}>
        {rings ? 'Show' : 'Back to the call'}
      </button>
    </div>
  );
}
