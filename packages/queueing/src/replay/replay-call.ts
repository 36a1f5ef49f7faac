/** One call of a log, as it turned out. Times are epoch milliseconds, durations seconds; what did not happen is left out. */
export interface ReplayCall {
  arrivedAt: number;
  /** When he came into line; left out for callers who never did. */
  queuedAt?: number;
  /** Time in line: 0 when he was answered at once. */
  waitSeconds: number;
  outcome: 'served' | 'abandoned';
  serviceStartAt?: number;
  serviceSeconds?: number;
  agent?: string;
  /** Any number; which of them go first is learned. */
  priority?: number;
}
