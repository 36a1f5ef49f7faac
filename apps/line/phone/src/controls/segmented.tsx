import { UnreadBadge } from './unread-badge.tsx';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** How much new there is; nothing is shown for 0. */
  count?: number;
}

interface Props<Value extends string> {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  disabled?: boolean;
  onChoose(value: Value): void;
}

/** A few choices side by side, one of which is on. */
export function Segmented<Value extends string>({ label, choices, value, disabled = false, onChoose }: Props<Value>) {
  return (
    <fieldset className="segmented" aria-label={label} disabled={disabled}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="reach"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
          <UnreadBadge count={choice.count ?? 0} />
        </button>
      ))}
    </fieldset>
  );
}
