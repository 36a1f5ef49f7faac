import './arrival.css';
import { IconMessage, IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { nameOf } from '../phones/name-of.ts';
import { useSound } from '../sound/sound-context.ts';
import { playArrival } from '../sound/tones.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { useInbox } from './inbox-context.ts';

const shownMs = 12_000;

/** A message that has just arrived at a phone of the page: from whom, what it says, and the way to it. */
export function Arrival() {
  const state = usePhoneState();
  const { store } = useSession();
  const { isOpen, open } = useInbox();
  const { arrived, selected } = state;
  const message = arrived === null ? undefined : state.messages[arrived];
  useArrivalTone(arrived);
  const isListed = isOpen && message?.to === selected;
  useEffect(() => {
    if (arrived === null) return;
    const timer = setTimeout(() => store.dispatch({ type: 'arrival-put-away' }), isListed ? 0 : shownMs);
    return () => clearTimeout(timer);
  }, [arrived, isListed, store]);

  if (!message || isListed) return null;
  const from = nameOf(state, message.from);
  const show = (): void => {
    store.dispatch({ type: 'phone-selected', number: message.to });
    open({ phone: message.to, thread: message.from });
  };
  return (
    <div className="arrival">
      <button type="button" className="arrival-open" onClick={show}>
        <IconMessage size={18} aria-hidden />
        <span className="arrival-words">
          <span className="arrival-from ellipsis">{message.to === selected ? from : `${from} to ${nameOf(state, message.to)}`}</span>
          <span className="arrival-text">{message.body}</span>
        </span>
      </button>
      <button
        type="button"
        className="icon-button touch-icon"
        aria-label="Put this away"
        onClick={() => store.dispatch({ type: 'arrival-put-away' })}
      >
        <IconX size={16} aria-hidden />
      </button>
    </div>
  );
}

function useArrivalTone(arrived: string | null): void {
  const { on } = useSound();
  const sound = useEffectEvent(() => {
    if (on) playArrival();
  });
  useEffect(() => {
    if (arrived !== null) sound();
  }, [arrived]);
}
