import type { WaitEstimate } from '../estimate/wait-estimate.ts';
import { roundWait, roundWaitDown } from './round-wait.ts';

export type WaitManner = 'about' | 'less-than' | 'range' | 'exact' | 'position-only';
/** Why a caller hears of a longer wait than before. */
export type RiseReason = 'agents-left' | 'priority-callers';

/** What is said of a wait. Seconds are figures as they are spoken. */
export interface Announcement {
  manner: WaitManner;
  /** The figure; for `range` its lower end. Null: only the position is said. */
  seconds: number | null;
  /** The promise: he will not wait longer than this from now on. The upper end of a `range`. */
  upTo: number | null;
  /** 1 is next; null when it must not be said. */
  position: number | null;
  /** Why a figure or the position is more than what was said before; null when none is. */
  because: RiseReason | null;
}

/** What the line remembers of what a caller was told last. */
export interface SaidBefore {
  at: number;
  /** The largest figures that he has been left with: null as long as none was said. */
  seconds: number | null;
  upTo: number | null;
  position: number | null;
  /** Agents on duty and callers ahead at that time: their change is what explains a rise. */
  agents: number;
  ahead: number;
}

export interface AnnounceQuestion {
  manner: WaitManner;
  estimate: WaitEstimate | null;
  position: number;
  agents: number;
  before: SaidBefore | null;
  leastIntervalSeconds: number;
  now: number;
}

/** A rise smaller than this share is not worth a reason: the figure of before is repeated. */
const WORTH_SAYING = 0.25;

/** What may be said now; null: nothing, because too little time has passed, or nothing is known that could be true. */
export function announce(question: AnnounceQuestion): Announcement | null {
  const { manner, before, now, leastIntervalSeconds } = question;
  if (before !== null && now - before.at < leastIntervalSeconds * 1000) return null;
  const reason = riseReason(question);
  const position = before?.position == null || question.position <= before.position || reason !== null ? question.position : null;
  const figures = manner === 'position-only' ? null : figuresOf(question, reason);
  if (figures === null && position === null) return null;
  const rose =
    (figures !== null && isMore(figures, before)) || (position !== null && before?.position != null && position > before.position);
  return { manner, seconds: null, upTo: null, ...figures, position, because: rose ? reason : null };
}

/** What to remember when an announcement has been said. A figure that was said before and not again still binds. */
export function saidNow(said: Announcement, { before, agents, position, now }: AnnounceQuestion): SaidBefore {
  return {
    at: now,
    seconds: said.seconds ?? before?.seconds ?? null,
    upTo: said.upTo ?? before?.upTo ?? null,
    position: said.position ?? before?.position ?? null,
    agents,
    ahead: position - 1,
  };
}

/** Fewer agents than when he was told; or more callers before him, who must have more priority, as nobody else comes in there. */
function riseReason({ before, agents, position }: AnnounceQuestion): RiseReason | null {
  if (before === null) return null;
  if (agents < before.agents) return 'agents-left';
  return position - 1 > before.ahead ? 'priority-callers' : null;
}

type Figures = { seconds: number; upTo: number };

/** The new figures; those of before where they rise without a reason or hardly; none where those of before would now be untrue. */
function figuresOf({ manner, estimate, before }: AnnounceQuestion, reason: RiseReason | null): Figures | null {
  if (estimate === null) return null;
  const figures = freshFigures(manner, estimate);
  if (before?.upTo == null || before.seconds === null || !isMore(figures, before)) return figures;
  if (reason !== null && figures.upTo > before.upTo * (1 + WORTH_SAYING)) return figures;
  if (estimate.p50 > before.upTo) return null;
  return { seconds: Math.min(figures.seconds, before.seconds), upTo: Math.min(figures.upTo, before.upTo) };
}

function isMore(figures: Figures, before: SaidBefore | null): boolean {
  return before?.upTo != null && (figures.upTo > before.upTo || figures.seconds > (before.seconds ?? Number.POSITIVE_INFINITY));
}

function freshFigures(manner: WaitManner, { p50, p80 }: WaitEstimate): Figures {
  const upTo = roundWait(p80, manner === 'exact');
  return { seconds: manner === 'range' ? Math.min(roundWaitDown(p50), upTo) : upTo, upTo };
}
