import '../controls/touch-field.css';
import './dial-screen.css';
import { IconBackspace, IconCheck, IconHistory, IconPhone } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { lastDialledFirst } from '../phones/last-dialled-first.ts';
import { digitsBeside, nameOf } from '../phones/name-of.ts';
import { formatNumber, isNumber, normaliseNumber } from '../phones/phone-number.ts';
import { playKey } from '../sound/tones.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { HandsetHead } from './handset-head.tsx';
import { Keypad } from './keypad.tsx';

/** An idle phone: choose one of the line's numbers, or type any number, and call. */
export function DialScreen() {
  const state = usePhoneState();
  const { act } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const numbers = lastDialledFirst(state.account?.numbers ?? [], state.dialled);
  const first = numbers[0]?.phoneNumber;
  const target = typed === null ? (first ?? '') : normaliseNumber(typed);
  const phone = state.phones.find(({ number }) => number === state.selected);

  const press = (key: string): void => {
    playKey(key);
    const listed = typed === null || numbers.some(({ phoneNumber }) => phoneNumber === typed);
    setTyped((listed ? '' : typed) + key);
  };
  const call = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    await act((api) => api.dial(state.selected, target));
    setBusy(false);
  };
  return (
    <form className="screen" onSubmit={(event) => void call(event)}>
      <HandsetHead title={phone?.name ?? 'Phone'}>
        <span>{formatNumber(state.selected)}</span>
        <span className="handset-aside">idle</span>
      </HandsetHead>
      <div className="dial-list">
        {numbers.length > 0 && <h3 className="caption">Numbers of this line</h3>}
        {state.account && numbers.length === 0 && (
          <p className="dial-empty">No number leads to a flow yet. Give a flow a number, or type any number below.</p>
        )}
        {numbers.map(({ phoneNumber }) => (
          <button
            key={phoneNumber}
            type="button"
            className="dial-number"
            aria-pressed={phoneNumber === target}
            onClick={() => setTyped(phoneNumber)}
          >
            <span className="dial-name ellipsis">{nameOf(state, phoneNumber)}</span>
            {phoneNumber === state.dialled[0] && numbers.length > 1 && <IconHistory size={15} aria-label="Dialled last" />}
            <span className="dial-digits figures">{digitsBeside(state, phoneNumber)}</span>
            {phoneNumber === target && <IconCheck size={16} aria-hidden />}
          </button>
        ))}
      </div>
      <div className="screen-foot">
        <div className="touch-field dial-field">
          <input
            aria-label="Number to call"
            className="figures"
            inputMode="tel"
            autoComplete="off"
            placeholder="Type a number"
            value={typed === null ? formatNumber(target) : isNumber(typed) ? formatNumber(typed) : typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button
            type="button"
            className="icon-button touch-icon"
            aria-label="Delete the last character"
            disabled={target === ''}
            onClick={() => setTyped(target.slice(0, -1))}
          >
            <IconBackspace size={19} aria-hidden />
          </button>
        </div>
        <Keypad onKey={press} onHoldZero={() => press('+')} />
        <div className="screen-buttons">
          <button type="submit" className="button touch go" disabled={busy || !isNumber(target)}>
            <IconPhone size={18} aria-hidden />
            Call
          </button>
        </div>
      </div>
    </form>
  );
}
