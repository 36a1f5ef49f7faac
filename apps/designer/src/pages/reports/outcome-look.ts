/** Outcomes of calls in the order in which they are drawn, each with its colour. */
export const outcomeLook = [
  { outcome: 'answered', colour: 'var(--green-fill)' },
  { outcome: 'callback', colour: 'var(--brand)' },
  { outcome: 'message', colour: 'var(--message)' },
  { outcome: 'self-served', colour: 'var(--speak)' },
  { outcome: 'closed', colour: 'var(--data)' },
  { outcome: 'abandoned', colour: 'var(--red-fill)' },
  { outcome: 'hung-up', colour: 'var(--wait)' },
  { outcome: 'failed', colour: 'var(--decide)' },
  { outcome: 'in-progress', colour: 'var(--port)' },
] as const;
export type Outcome = (typeof outcomeLook)[number]['outcome'];
