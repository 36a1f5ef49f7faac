import './side-panel.css';
import { Inspector } from '../inspector/inspector.tsx';
import { useInbox } from '../messages/inbox-context.ts';
import { InboxPanel } from '../messages/inbox-panel.tsx';
import { SideTabs } from './side-tabs.tsx';
import { useIsWide } from './use-is-wide.ts';

/** Beside the handset, where there is room: the webhooks or the text messages. */
export function SidePanel() {
  const { isOpen } = useInbox();
  const isWide = useIsWide();
  if (!isWide) return null;
  return (
    <div className="side">
      <div className="side-tabs">
        <SideTabs />
      </div>
      {isOpen ? <InboxPanel /> : <Inspector />}
    </div>
  );
}
