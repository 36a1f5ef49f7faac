import type { Logger } from 'pino';
import type { LiveEvent } from '../store/publishing-store.ts';
import type { Store } from '../store/store.ts';
import type { LiveBus } from './live-bus.ts';

/** Of so many own events the notices are recognised. */
const OWN_REMEMBERED = 1000;

/** A bus over the database, which keeps the events and gives other runtimes notice of them. */
export function createLiveBus(store: Store, log: Pick<Logger, 'error'>): LiveBus {
  const hearers = new Set<(event: LiveEvent) => void>();
  const visitors = new Set<(flowId: string) => void>();
  const nudged = new Set<() => void>();
  const told = new Set<number>();
  let last: number | null = null;
  const hear = (event: LiveEvent) => {
    last = Math.max(last ?? 0, event.id);
    if (told.has(event.id)) return;
    told.add(event.id);
    const [oldest] = told;
    if (told.size > OWN_REMEMBERED && oldest !== undefined) told.delete(oldest);
    for (const one of hearers) one(event);
  };
  const failed = (error: unknown) => log.error({ err: error }, 'pages could not be told what has changed');
  return {
    async tell(topic, event, data) {
      try {
        hear({ id: await store.addLiveEvent({ topic, event, data }), topic, event, data });
      } catch (error) {
        failed(error);
      }
    },
    nudge() {
      for (const look of nudged) look();
    },
    onNudge: (look) => added(nudged, look),
    onEvent: (one) => added(hearers, one),
    onPresence: (one) => added(visitors, one),
    async catchUp() {
      try {
        last ??= await store.lastLiveEvent();
        for (const event of await store.listLiveEvents(last, null)) hear(event);
      } catch (error) {
        failed(error);
      }
    },
    notice(text) {
      const [kind, what = ''] = text.split(' ', 2);
      if (kind === 'presence') for (const one of visitors) one(what);
      if (kind === 'event')
        store.findLiveEvent(Number(what)).then((event) => {
          if (event !== null) hear(event);
        }, failed);
    },
  };
}

function added<Item>(items: Set<Item>, item: Item): () => void {
  items.add(item);
  return () => void items.delete(item);
}
