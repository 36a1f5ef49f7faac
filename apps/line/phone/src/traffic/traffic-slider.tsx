interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** Behind the figure. */
  unit?: string;
  onChange(value: number): void;
  /** The person has let go of it. */
  onCommit(): void;
}

/** One figure of the traffic. */
export function TrafficSlider({ label, value, min, max, step, unit = '', onChange, onCommit }: Props) {
  return (
    <label className="traffic-slider">
      <span className="traffic-line">
        <span>{label}</span>
        <span className="figures">{value + unit}</span>
      </span>
      <input
        type="range"
        value={value}
        min={min}
        max={Math.max(max, value)}
        step={step}
        aria-valuetext={value + unit}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        onPointerUp={onCommit}
        onKeyUp={onCommit}
      />
    </label>
  );
}
