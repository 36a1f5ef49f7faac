/** How calls were spread over the day, without figures: they stand beside it. */
export function Sparkline({ values, until }: { values: readonly number[]; until: number }) {
  const shown = values.slice(0, Math.max(2, until + 1));
  const most = Math.max(...shown, 1);
  const points = shown.map(
    (value, index) => `${((index / (shown.length - 1)) * 62 + 1).toFixed(1)},${(18 - (value / most) * 16).toFixed(1)}`,
  );
  return (
    <svg className="sparkline" viewBox="0 0 64 20" width="64" height="20" aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}
