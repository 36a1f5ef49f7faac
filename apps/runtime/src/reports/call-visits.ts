import type { StoredEvent } from '../store/store.ts';

/** How a node was left by no exit of its own; no exit of a flow is named so. */
export const ends = {
  hungUp: '$hung-up',
  /** He hung up while he talked with somebody: that is how talks end. */
  talked: '$talked',
  /** The flow ended the call here. */
  ended: '$ended',
  failed: '$failed',
  /** Something failed, and the call went where failures go. */
  error: '$error',
  /** With the module or the line that it stands in. */
  out: '$out',
  /** Into another flow. */
  flow: '$flow',
} as const;

/** A call in a node: when it came, how long it stayed, and how it went on. */
export interface Visit {
  flow: string;
  version: string;
  node: string;
  at: number;
  until: number;
  exit: string;
}

/** How a call ended; null while it lasts. Times are milliseconds since 1970. */
export interface CallEnd {
  at: number;
  reason: string;
}

type OpenVisit = Omit<Visit, 'until' | 'exit'>;
type Trailed = Pick<StoredEvent, 'at' | 'event' | 'trail'>;

/**
 * The nodes that a call came through, inner nodes of modules and wait flows too. What the flow still does when the caller has gone is no visit.
 * Nodes in which a call is at this moment are `open`, the outermost first. `talkNode`: where he was when he hung up after he was answered.
 */
export function visitsOf(
  events: readonly Trailed[],
  end: CallEnd | null,
  talkNode: string | null = null,
): { visits: Visit[]; open: OpenVisit[] } {
  const visits: Visit[] = [];
  let open: OpenVisit[] = [];
  let place = { flow: '', version: '' };
  const close = (from: number, until: number, exit: string) => {
    for (const visit of open.slice(from).reverse()) visits.push({ ...visit, until, exit });
    open = open.slice(0, from);
  };
  for (const { at, event, trail } of events) {
    const now = Date.parse(at);
    if (event.type === 'call.ended') break;
    for (const entry of trail) {
      if (entry.kind === 'flow') {
        close(0, now, ends.flow);
        place = { flow: entry.flow, version: entry.version };
      }
      if (entry.kind === 'left') {
        const index = open.findLastIndex(({ node }) => node === entry.node);
        if (index < 0) continue;
        close(index + 1, now, ends.out);
        close(index, now, entry.exit);
      }
      if (entry.kind === 'entered') {
        if (isLastWord(event)) break;
        close(depthOf(open, entry.node), now, ends.error);
        open = [...open, { ...place, node: entry.node, at: now }];
      }
    }
    if (isLastWord(event)) break;
  }
  if (end !== null) {
    const isTalk = talkedOutside(events) || open.some(({ node }) => node === talkNode);
    close(0, end.at, howEnded(end.reason, isTalk));
  }
  return { visits, open };
}

/** The caller hung up while he was recorded. */
function isLastWord(event: StoredEvent['event']): boolean {
  return event.type === 'call.recorded' && event.hungUp;
}

/** How many of the open nodes hold a node. */
function depthOf(open: readonly OpenVisit[], node: string): number {
  const outside = open.findIndex((visit) => !node.startsWith(`${visit.node}/`));
  return outside < 0 ? open.length : outside;
}

/** The end of a talk with a number outside that led nowhere: it came after the caller had gone. */
function talkedOutside(events: readonly Trailed[]): boolean {
  const last = events.at(-1);
  return last?.event.type === 'call.dial-ended' && last.event.status === 'completed' && last.trail.length === 0;
}

function howEnded(reason: string, isTalk: boolean): string {
  if (reason === 'caller-hung-up') return isTalk ? ends.talked : ends.hungUp;
  return reason === 'flow-ended' ? ends.ended : ends.failed;
}
