import './keypad.css';
import { useRef } from 'react';
import { useKeyboard } from './use-keyboard.ts';

interface Props {
  /** Keys that the prompt speaks of. */
  named?: readonly string[];
  onKey(key: string): void;
  /** A long press of 0, which phones take as a plus. */
  onHoldZero?: () => void;
}

const letters: Readonly<Record<string, string>> = { 2: 'ABC', 3: 'DEF', 4: 'GHI', 5: 'JKL', 6: 'MNO', 7: 'PQRS', 8: 'TUV', 9: 'WXYZ' };
const keys = [...'123456789*0#'];
const spoken: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Pound' };
const holdMs = 500;

/** The twelve keys; the computer's own keys press them too, outside text fields. */
export function Keypad({ named = [], onKey, onHoldZero }: Props) {
  const hold = useRef<{ timer: ReturnType<typeof setTimeout>; done: boolean } | null>(null);
  useKeyboard((key) => {
    if (!keys.includes(key)) return false;
    onKey(key);
    return true;
  });

  const begin = (key: string): void => {
    if (key !== '0' || !onHoldZero) return;
    const holding = {
      done: false,
      timer: setTimeout(() => {
        holding.done = true;
        onHoldZero();
      }, holdMs),
    };
    hold.current = holding;
  };
  const end = (): void => clearTimeout(hold.current?.timer);
  const press = (key: string): void => {
    const held = hold.current?.done === true;
    hold.current = null;
    if (!held) onKey(key);
  };
  return (
    <div className="keypad">
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className={`keypad-key${named.includes(key) ? ' named' : ''}`}
          aria-label={spoken[key] ?? key}
          onPointerDown={() => begin(key)}
          onPointerUp={end}
          onPointerLeave={end}
          onClick={() => press(key)}
        >
          <span className="keypad-figure">{key}</span>
          {(letters[key] ?? (key === '0' && onHoldZero ? '+' : '')) && <span className="keypad-letters">{letters[key] ?? '+'}</span>}
        </button>
      ))}
    </div>
  );
}
