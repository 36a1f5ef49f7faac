import './messages-button.css';
import { IconMessage } from '@tabler/icons-react';
import { UnreadBadge } from '../controls/unread-badge.tsx';
import { usePhoneState } from '../store/session-context.ts';
import { useInbox } from './inbox-context.ts';
import { unreadCount } from './threads.ts';

/** Opens the text messages of the phone and closes them again. */
export function MessagesButton() {
  const state = usePhoneState();
  const { isOpen, open, close } = useInbox();
  return (
    <button
      type="button"
      className={`icon-button messages-button${isOpen ? ' open' : ''}`}
      title="SMS (M)"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? close() : open())}
    >
      <IconMessage size={20} stroke={1.75} aria-hidden />
      <span className="visually-hidden">SMS</span>
      <UnreadBadge count={unreadCount(state, state.selected)} />
    </button>
  );
}
