import { type Choice, Segmented } from '../controls/segmented.tsx';
import { useInbox } from '../messages/inbox-context.ts';
import { unreadCount } from '../messages/threads.ts';
import { usePhoneState } from '../store/session-context.ts';

/** What stands beside the handset: the webhooks, or the text messages of the phone. */
export function SideTabs() {
  const state = usePhoneState();
  const { isOpen, open, close } = useInbox();
  const choices: Choice<'webhooks' | 'sms'>[] = [
    { value: 'webhooks', label: 'Webhooks' },
    { value: 'sms', label: 'SMS', count: unreadCount(state, state.selected) },
  ];
  const choose = (chosen: 'webhooks' | 'sms'): void => (chosen === 'sms' ? open() : close());
  return <Segmented label="Beside the phone" choices={choices} value={isOpen ? 'sms' : 'webhooks'} onChoose={choose} />;
}
