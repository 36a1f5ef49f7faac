export interface Choice<Value extends string> {
  value: Value;
  label: string;
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
        </button>
      ))}
    </fieldset>
  );
}
