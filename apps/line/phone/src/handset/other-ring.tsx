import './other-ring.css';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { nameOf } from '../phones/name-of.ts';
import { otherSide, phoneCalls, ringsHere } from '../store/phone-calls.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';

/** Says that something else rings while the handset is busy: another phone of the page, or a second call to this one. */
export function OtherRing() {
  const state = usePhoneState();
  const { store, act } = useSession();
  const { alsoRings } = phoneCalls(state, state.selected);
  const otherPhone = state.phones.find(({ number }) => {
    const { shown } = phoneCalls(state, number);
    return number !== state.selected && shown !== null && ringsHere(shown);
  });
  if (alsoRings) {
    return (
      <div className="other-ring">
        <IconPhoneIncoming size={16} aria-hidden />
        <span className="ellipsis">{nameOf(state, otherSide(alsoRings))} calls too</span>
        <button type="button" className="button" onClick={() => void act((api) => api.hangup(alsoRings.callSid))}>
          Decline
        </button>
      </div>
    );
  }
  if (!otherPhone) return null;
  return (
    <div className="other-ring">
      <IconPhoneIncoming size={16} aria-hidden />
      <span className="ellipsis">{otherPhone.name} rings</span>
      <button type="button" className="button" onClick={() => store.dispatch({ type: 'phone-selected', number: otherPhone.number })}>
        Show
      </button>
    </div>
  );
}
