import type { JsonValue } from '@callwright/flow-schema';

/** What the server tells of a topic; what happens all the time has no id. */
export interface LiveEvent {
  id: number | null;
  topic: string;
  event: string;
  data: JsonValue;
}
type Hear = (event: LiveEvent) => void;

/** The part of a WebSocket that is used. */
export interface LiveSocket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

interface Parts {
  connect(): LiveSocket;
  after(milliseconds: number, act: () => void): () => void;
  /** 0 to 1: pages do not all come back at the same moment. */
  random(): number;
}

const FIRST_WAIT_MILLISECONDS = 1_000;
const LONGEST_WAIT_MILLISECONDS = 30_000;

/** One connection of a page: topics are followed while somebody listens; what was missed while it was lost is told when it is back. */
export function createLive({ connect, after, random }: Parts) {
  const hearers = new Map<string, Set<Hear>>();
  /** How things stand, by topic and event: who listens later is told too. */
  const standing = new Map<string, LiveEvent>();
  /** What this page is, said again whenever the connection is back. */
  const being = new Map<'here' | 'desk', () => object>();
  let socket: LiveSocket | null = null;
  let isOpen = false;
  let last: number | null = null;
  let tries = 0;
  let cancel: () => void = () => undefined;

  const send = (message: object): void => {
    if (isOpen) socket?.send(JSON.stringify(message));
  };
  const subscribe = (since: number | null): void => send({ subscribe: [...hearers.keys()], ...(since !== null && { after: since }) });

  function open(): void {
    cancel();
    const own = connect();
    socket = own;
    own.onopen = () => {
      [isOpen, tries] = [true, 0];
      subscribe(last);
      for (const tell of being.values()) send(tell());
    };
    own.onmessage = ({ data }) => hear(eventIn(data));
    own.onclose = () => {
      if (socket !== own) return;
      [socket, isOpen] = [null, false];
      if (hearers.size === 0) return;
      const wait = Math.min(LONGEST_WAIT_MILLISECONDS, FIRST_WAIT_MILLISECONDS * 2 ** tries);
      tries += 1;
      cancel = after(wait * (0.5 + random() / 2), open);
    };
  }

  function hear(event: LiveEvent | null): void {
    if (event === null) return;
    if (event.id !== null) last = Math.max(last ?? 0, event.id);
    else standing.set(`${event.topic} ${event.event}`, event);
    // who was away too long must read everything anew, whatever he follows
    const wanted = event.topic === 'live' ? (event.event === 'missed' ? [...hearers.values()] : []) : [hearers.get(event.topic) ?? []];
    for (const one of wanted) for (const tell of one) tell(event);
  }

  return {
    /** Calls back with what happens to a topic from now on, and with how it stands; the answer ends that. */
    follow(topic: string, tell: Hear): () => void {
      const known = hearers.get(topic);
      hearers.set(topic, new Set([...(known ?? []), tell]));
      if (socket === null) open();
      else if (known === undefined) subscribe(null);
      else for (const event of standing.values()) if (event.topic === topic) tell(event);
      return () => {
        const left = new Set([...(hearers.get(topic) ?? [])].filter((one) => one !== tell));
        if (left.size > 0) return void hearers.set(topic, left);
        hearers.delete(topic);
        for (const [key, event] of standing) if (event.topic === topic) standing.delete(key);
        subscribe(null);
      };
    },
    /** Tells, now and whenever the connection is back, what this page shows or whose desk it is; null for nothing any more. */
    be(what: 'here' | 'desk', tell: (() => object) | null): void {
      being.set(what, tell ?? (() => ({ [what]: null })));
      send(being.get(what)?.() ?? {});
    },
  };
}

function eventIn(data: unknown): LiveEvent | null {
  try {
    const event: unknown = JSON.parse(String(data));
    const isEvent = typeof event === 'object' && event !== null && 'topic' in event && 'event' in event && 'data' in event;
    // the server's own shape
    return isEvent ? (event as LiveEvent) : null;
  } catch {
    return null;
  }
}
