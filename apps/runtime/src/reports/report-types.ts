import type { CallOutcome } from './call-outcome.ts';

export interface CallFigures {
  /** Calls that came in, and calls that we made. */
  calls: number;
  out: number;
  answered: number;
  lost: number;
  selfServed: number;
  secondsMean: number | null;
  secondsP95: number | null;
  /** Different numbers. */
  callers: number;
  /** Calls of a number that had called within seven days before. */
  again: number;
}

export type Step = 'hour' | 'day';

export interface CallsReport {
  now: CallFigures;
  before: CallFigures;
  series: { from: string; calls: number; byOutcome: Partial<Record<CallOutcome, number>> }[];
  step: Step;
  byOutcome: { outcome: CallOutcome; calls: number; share: number }[];
  byHour: { hour: number; calls: number; lost: number }[];
  byFlow: { flow: string; title: string; calls: number; answered: number; lost: number; secondsMean: number | null }[];
  byLanguage: { language: string; calls: number }[];
}

export const funnelStages = [
  'called',
  'within-hours',
  'past-greeting',
  'chose',
  'reached-queue',
  'answered',
  'saved-contact',
  'new-customer',
] as const;
export type FunnelStage = (typeof funnelStages)[number];

export interface FunnelReport {
  stages: { stage: FunnelStage; all: number; vip: number; medianSeconds: number | null }[];
}

export interface Spread {
  p50: number;
  p90: number;
}

export interface NodeTraffic {
  title: string;
  entered: number;
  /** Calls that are there at this moment. */
  now: number;
  /** By exit; `$error`: where failures go; `$out`: with the module or line that it stands in, `$flow`: into another flow. */
  exits: Record<string, number>;
  hungUp: number;
  /** Calls that the flow ended there, that failed there, or whose talk ended there. */
  ended: number;
  secondsHere: Spread | null;
  /** How long people were in the node before they hung up. */
  hungUpAfter: Spread | null;
}

export interface HangUpReport {
  flow: string;
  version: string | null;
  /** How often calls came through the flow, to an end or into another flow, and those that are in it now. */
  calls: number;
  inProgress: number;
  nodes: Record<string, NodeTraffic>;
}
