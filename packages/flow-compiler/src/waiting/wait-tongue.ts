/** How waits are said in a language. `minutes` and `hours` are said as they stand after `about`. */
export interface WaitTongue {
  minutes(count: number): string;
  hours(count: number): string;
  /** Only the number, as it stands after the first word of a range. */
  from(minutes: number): string;
  /** Minutes and seconds, exactly. */
  exactly(minutes: number, seconds: number): string;
  /** After "in": in ten minutes. */
  later(minutes: number): string;
  ordinal(position: number): string;
  says: {
    about(words: string): string;
    lessThan(words: string): string;
    lessThanAMinute: string;
    range(from: string, to: string): string;
    exact(words: string): string;
    next: string;
    position(ordinal: string): string;
  };
  because: { agentsLeft: string; priorityCallers: string; other: string };
  callback: { later(words: string): string; whenDue: string; whenQuiet: string };
}
