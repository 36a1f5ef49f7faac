import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { isEnded, phoneCalls } from '../store/phone-calls.ts';
import type { Phone, PhoneState } from '../store/phone-state.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { formatNumber, isNumber, normaliseNumber } from './phone-number.ts';

interface Props {
  phone: Phone;
  onDone(): void;
}

/** A phone's name and number, edited in its row. */
export function PhoneForm({ phone, onDone }: Props) {
  const state = usePhoneState();
  const { store } = useSession();
  const [name, setName] = useState(phone.name);
  const [typed, setTyped] = useState(formatNumber(phone.number));
  const { shown } = phoneCalls(state, phone.number);
  const inCall = shown !== null && !isEnded(shown);
  const number = normaliseNumber(typed);
  const problem = problemOf(number, phone, state);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (problem) return;
    store.dispatch({ type: 'phone-changed', number: phone.number, phone: { number, name: name.trim() || phone.name } });
    onDone();
  };
  const remove = (): void => {
    store.dispatch({ type: 'phone-removed', number: phone.number });
    onDone();
  };
  return (
    <form className="phone-form" onSubmit={save} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <label>
        <span className="caption">Name</span>
        {/* biome-ignore lint/a11y/noAutofocus: the person just asked to edit this phone */}
        <input autoFocus value={name} onChange={(event) => setName(event.target.value)} onFocus={(event) => event.target.select()} />
      </label>
      <label>
        <span className="caption">Number</span>
        <input
          value={typed}
          inputMode="tel"
          disabled={inCall}
          aria-invalid={problem !== null}
          aria-describedby="phone-form-problem"
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <p id="phone-form-problem" className="phone-problem" aria-live="polite">
        {problem ?? (inCall ? 'The number can change after the call.' : '')}
      </p>
      <div className="phone-form-buttons">
        <button type="submit" className="button small reach" disabled={problem !== null}>
          Save
        </button>
        <button type="button" className="button small quiet reach" onClick={onDone}>
          Cancel
        </button>
        {state.phones.length > 1 && !inCall && (
          <button type="button" className="button small quiet reach" onClick={remove}>
            <IconTrash size={14} aria-hidden />
            Remove
          </button>
        )}
      </div>
    </form>
  );
}

function problemOf(number: string, phone: Phone, state: PhoneState): string | null {
  if (!isNumber(number)) return 'Use + and 6 to 15 digits, like +373 60 000 001.';
  if (number === phone.number) return null;
  if (state.phones.some((other) => other.number === number)) return 'Another phone here has this number.';
  if (state.account?.numbers.some((own) => own.phoneNumber === number))
    return 'This number is one of the line’s own: calls to it run a flow.';
  return null;
}
