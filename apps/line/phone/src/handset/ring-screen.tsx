import './ring-screen.css';
import { IconPhone, IconPhoneIncoming, IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { nameOf } from '../phones/name-of.ts';
import { formatNumber } from '../phones/phone-number.ts';
import { formatDuration } from '../store/line-clock.ts';
import { useLineNow, usePhoneState, useSession } from '../store/session-context.ts';
import { HandsetHead } from './handset-head.tsx';
import { useKeyboard } from './use-keyboard.ts';

/** The phone rings: answer or decline. */
export function RingScreen({ call }: { call: LineCall }) {
  const state = usePhoneState();
  const { act } = useSession();
  const now = useLineNow();
  const [busy, setBusy] = useState(false);
  const phone = nameOf(state, call.to);
  const from = nameOf(state, call.from);

  const doing = async (what: 'answer' | 'hangup'): Promise<void> => {
    setBusy(true);
    await act((api) => api[what](call.callSid));
    setBusy(false);
  };
  useKeyboard((key) => {
    if (key !== 'Enter' && key !== 'Escape') return false;
    void doing(key === 'Enter' ? 'answer' : 'hangup');
    return true;
  });
  return (
    <div className="screen">
      <HandsetHead title={from}>
        {from !== formatNumber(call.from) && <span>{formatNumber(call.from)}</span>}
        <span className="handset-aside">calls {phone}</span>
      </HandsetHead>
      <div className="ring-body">
        <span className="ring-mark">
          <IconPhoneIncoming size={40} stroke={1.6} aria-hidden />
        </span>
        <p className="ring-words">Rings</p>
        <p className="ring-time figures">{formatDuration(now - Date.parse(call.startedAt))}</p>
      </div>
      <div className="screen-foot">
        <div className="screen-buttons">
          <button type="button" className="button touch stop" disabled={busy} onClick={() => void doing('hangup')}>
            <IconPhoneOff size={18} aria-hidden />
            Decline
            <kbd className="key-cap">Esc</kbd>
          </button>
          <button type="button" className="button touch go" disabled={busy} onClick={() => void doing('answer')}>
            <IconPhone size={18} aria-hidden />
            Answer
            <kbd className="key-cap">Enter</kbd>
          </button>
        </div>
      </div>
    </div>
  );
}
