/** The parts of a check, in the order in which they are looked at. */
export const steps = {
  account: 'Twilio account',
  address: 'Public address',
  browsers: 'Agents in the browser',
  numbers: 'Numbers',
  fallback: 'Fallback',
  connection: 'Connection',
} as const;
export type StepName = keyof typeof steps;

/** A setting of a number, before and after. Empty: not set. */
export interface Change {
  setting: string;
  from: string;
  to: string;
}

/** One thing that was looked at, and how it stands. */
export interface Finding {
  step: StepName;
  /** What was found, by a name that stays the same, for programs. */
  check: string;
  level: 'ok' | 'warning' | 'error';
  /** The telephone number that it is about. An error without one stands against all numbers. */
  number?: string;
  message: string;
  /** What to do about it. */
  help?: string;
  /** A text to copy as it is. */
  paste?: string;
  changes?: Change[];
}

/** What is wrong, before it is known in which step that was found. */
export type Trouble = Pick<Finding, 'check' | 'message' | 'help'>;

/** Whether something keeps every number from being connected. */
export function standsAgainstAll(findings: readonly Finding[]): boolean {
  return findings.some(({ level, number }) => level === 'error' && number === undefined);
}
