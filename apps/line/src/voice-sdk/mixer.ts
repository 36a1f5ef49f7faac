import { FRAME_SAMPLES, type MediaPeer } from './media-peer.ts';

const FRAME_MILLISECONDS = 20;
/** After a pause of the whole process sound goes on from now. */
const MOST_FRAMES_AT_ONCE = 5;

/** Somebody with real sound. */
export interface Party {
  peer: Pick<MediaPeer, 'take' | 'send'>;
  /** The sids of the calls that he hears. */
  hears(): Iterable<string>;
  /** The next frame of what is played to him alone; null for nothing. */
  played(): Int16Array | null;
}

/** Lets all parties hear those whom they are connected to, frame by frame. */
export class Mixer {
  readonly #parties = new Map<string, Party>();
  #timer: NodeJS.Timeout | null = null;
  #next = 0;

  add(sid: string, party: Party): void {
    this.#parties.set(sid, party);
    if (this.#timer !== null) return;
    this.#next = performance.now();
    this.#timer = setInterval(() => this.#run(), FRAME_MILLISECONDS);
  }

  /** Nothing changes when somebody else has its place by now. */
  remove(sid: string, party: Party): void {
    if (this.#parties.get(sid) !== party) return;
    this.#parties.delete(sid);
    if (this.#parties.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  #run(): void {
    const now = performance.now();
    this.#next = Math.max(this.#next, now - MOST_FRAMES_AT_ONCE * FRAME_MILLISECONDS);
    for (; this.#next <= now; this.#next += FRAME_MILLISECONDS) mixFrame(this.#parties);
  }
}

/** One frame of everybody. */
export function mixFrame(parties: ReadonlyMap<string, Party>): void {
  const spoken = new Map([...parties].map(([sid, { peer }]) => [sid, peer.take()]));
  for (const party of parties.values()) {
    const heard = [...party.hears()].flatMap((sid) => spoken.get(sid) ?? []);
    const played = party.played();
    party.peer.send(sum(played === null ? heard : [...heard, played]));
  }
}

function sum(frames: readonly Int16Array[]): Int16Array {
  const [only, ...more] = frames;
  if (only !== undefined && more.length === 0) return only;
  return Int16Array.from({ length: FRAME_SAMPLES }, (_, index) => {
    const level = frames.reduce((total, frame) => total + (frame[index] ?? 0), 0);
    return Math.max(-32_768, Math.min(32_767, level));
  });
}
