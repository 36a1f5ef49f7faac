import type { SignedIn } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { callsIn, flowOf, presenceOf } from './flow-states.ts';
import { isOfLine, lineMark, lineStates } from './line-states.ts';
import type { LivePage, PageLink, Told } from './live-page.ts';
import { leave, receive } from './page-messages.ts';

/** Calls move all the time; pages are told once in so long. */
const TICK_MILLISECONDS = 1000;
/** Every so many ticks pages are looked after: those that are gone, and who is still here. */
const TICKS_BETWEEN_CARE = 20;
/** The line is looked at so often while a page follows it; it is told when it has changed. */
const LINE_TICK_MILLISECONDS = 400;
const GOING_AWAY = 1001;
const SIGNED_OUT = 4401;

/** The pages that are connected to this runtime. */
export interface LivePages {
  open(signedIn: SignedIn, link: PageLink): { receive(text: string): Promise<void>; gone(): Promise<void> };
}

/** Tells pages what happens, who else is there, and where calls are. Works only while a page is open. */
export function createLivePages(deps: Deps): LivePages {
  const { live, log } = deps;
  const pages = new Set<LivePage>();
  const lastTold = new Map<string, string>();
  const failed = (error: unknown) => log.error({ err: error }, 'pages could not be told how things stand');
  const followed = () => new Set([...pages].flatMap(({ topics }) => [...topics]));
  const tellAll = (told: Told) => {
    for (const page of pages) if (page.topics.has(told.topic)) page.link.send(told);
  };
  /** The same state is told once; a page that comes later gets it when it subscribes. */
  const tellState = (told: Told) => {
    const key = `${told.topic} ${told.event}`;
    const text = JSON.stringify(told.data);
    if (lastTold.get(key) === text) return;
    lastTold.set(key, text);
    tellAll(told);
  };
  const clockwork = createClockwork(failed, async (ticks) => {
    const isTimeToCare = ticks % TICKS_BETWEEN_CARE === 0;
    if (isTimeToCare) for (const page of pages) await care(deps, page);
    for (const topic of followed()) {
      if (isOfLine(topic)) continue;
      tellState(await callsIn(deps, topic));
      const flowId = flowOf(topic);
      if (isTimeToCare && flowId !== null) tellState(await presenceOf(deps, flowId));
    }
  });
  let mark = '';
  const lineClockwork = createClockwork(
    failed,
    async () => {
      const topics = [...followed()].filter(isOfLine);
      const now = topics.length === 0 ? mark : await lineMark(deps);
      if (now === mark) return;
      mark = now;
      for (const told of await lineStates(deps, topics)) tellState(told);
    },
    LINE_TICK_MILLISECONDS,
  );
  live.onEvent(({ id, topic, event, data }) => tellAll({ id, topic, event, data }));
  live.onPresence((flowId) => {
    if (followed().has(`flow:${flowId}`)) presenceOf(deps, flowId).then(tellState, failed);
  });
  return {
    open(signedIn, link) {
      const page: LivePage = { connection: crypto.randomUUID(), signedIn, link, topics: new Set(), here: null };
      pages.add(page);
      clockwork.start();
      lineClockwork.start();
      return {
        receive: (text) => receive(deps, page, text),
        async gone() {
          pages.delete(page);
          if (pages.size === 0) {
            clockwork.stop();
            lineClockwork.stop();
            lastTold.clear();
          }
          await leave(deps, page);
        },
      };
    },
  };
}

/** Ends a page that is gone, or whose person may not be told any more; one that is there is seen. */
async function care({ store }: Deps, { link, here, connection }: LivePage): Promise<void> {
  if (!link.isAlive()) link.close(GOING_AWAY, 'nothing was heard of this page');
  else if (!(await link.isStillAllowed())) link.close(SIGNED_OUT, 'signed out');
  else if (here !== null) await store.touchPresence(connection);
}

/** Acts again and again, but never twice at the same time. */
function createClockwork(failed: (error: unknown) => void, act: (ticks: number) => Promise<void>, every = TICK_MILLISECONDS) {
  let ticks = 0;
  let ticking: NodeJS.Timeout | undefined;
  let isBusy = false;
  const tick = async () => {
    if (isBusy) return;
    isBusy = true;
    ticks += 1;
    await act(ticks).catch(failed);
    isBusy = false;
  };
  return {
    start() {
      ticking ??= setInterval(() => void tick(), every);
      ticking.unref();
    },
    stop() {
      clearInterval(ticking);
      ticking = undefined;
    },
  };
}
