import type { Ending } from './call-file.ts';

/** One thing that sounded on the caller's line. Times are milliseconds from the start of the call; `endedAt` is null while it lasts. */
export interface Heard {
  at: number;
  endedAt: number | null;
  kind: 'say' | 'play' | 'beep' | 'hold' | 'ring' | 'silence' | 'bridged';
  /** What was said, or the audio file. */
  text: string;
  /** The language of what was said, where the telephone knows it. */
  language?: string;
}

/** The caller's end of a call, simulated or on a real line: what a script drives. */
export interface Telephone {
  /** Milliseconds from the start of the call. */
  now(): Promise<number>;
  presses(digits: string): Promise<void>;
  says(text: string, confidence: number | undefined): Promise<void>;
  hangsUp(): Promise<void>;
  /** Lets so much time pass, in milliseconds. */
  advance(milliseconds: number): Promise<void>;
  /** Lets time pass until the next thing happens; false when nothing is due. */
  toNextDue(): Promise<boolean>;
  heard(): Promise<readonly Heard[]>;
  /** How the call ended and when; null while it lasts. */
  ended(): Promise<{ how: Ending; at: number } | null>;
}
