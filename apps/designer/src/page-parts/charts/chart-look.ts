/** How all charts look: horizontal hairlines, zero-based, nothing that moves. */
export const chartLook = {
  h: 210,
  curveType: 'linear',
  withDots: false,
  strokeWidth: 2,
  strokeDasharray: '0',
  gridAxis: 'x',
  tickLine: 'none',
  gridColor: 'var(--line)',
  textColor: 'var(--text-3)',
  connectNulls: false,
  lineProps: { isAnimationActive: false },
  areaProps: { isAnimationActive: false },
  barProps: { isAnimationActive: false },
} as const;

/** Labels of axes as large as captions. */
export const axis = { tick: { fontSize: 11, fill: 'var(--text-3)' }, tickMargin: 6 } as const;
