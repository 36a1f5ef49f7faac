import type { ReactNode } from 'react';

interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  count?: number;
  name?: string;
}

interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly Segment<Value>[];
  onChange(value: Value): void;
}

/** One of a few, side by side. */
export function Segments<Value extends string>({ label, value, choices, onChange }: SegmentsProps<Value>) {
  return (
    <fieldset className="segments" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          {...(choice.name !== undefined && { 'aria-label': choice.name, title: choice.name })}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
          {choice.count !== undefined && <span className="segments-count">{choice.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
