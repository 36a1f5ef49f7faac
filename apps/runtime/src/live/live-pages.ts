import type { SignedIn } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { touchDesks } from '../talk/presence.ts';
import { createClockwork } from './create-clockwork.ts';
import { isOfDesks } from './desk-told.ts';
import { callsIn, flowOf, presenceOf } from './flow-states.ts';
import { isOfLine, lineMark, lineStates } from './line-states.ts';
import type { LivePage, PageLink, Told } from './live-page.ts';
import { mayFollow } from './may-follow.ts';
import { leave, leaveDesk, receive } from './page-messages.ts';
import { watchDesks } from './watch-desks.ts';

/** Calls move all the time; pages are told once in so long. */
const TICK_MILLISECONDS = 1000;
/** Every so many ticks pages are looked after: those that are gone, and who is still here. */
const TICKS_BETWEEN_CARE = 20;
/** The line is looked at so often while a page follows it; it is told when it has changed. */
const LINE_TICK_MILLISECONDS = 400;
/** Every so many ticks it is seen whether desks are there: two of them, and the agent is missed. */
const TICKS_BETWEEN_DESK_CARE = 5;
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
  const care = async (ticks: number) => {
    const isTimeToCare = ticks % TICKS_BETWEEN_CARE === 0;
    if (isTimeToCare) for (const page of pages) await lookAfter(deps, page);
    // who is at his desk must be known soon
    else if (ticks % TICKS_BETWEEN_DESK_CARE === 0) for (const page of pages) if (page.desk !== null) await lookAfter(deps, page);
    if (ticks % TICKS_BETWEEN_DESK_CARE === 0) await touchDesks(deps, desksOf(pages));
    for (const topic of followed()) {
      if (isOfLine(topic) || isOfDesks(topic)) continue;
      tellState(await callsIn(deps, topic));
      const flowId = flowOf(topic);
      if (isTimeToCare && flowId !== null) tellState(await presenceOf(deps, flowId));
    }
  };
  const clockwork = createClockwork(failed, care, TICK_MILLISECONDS);
  const lookAtDesks = watchDesks(deps, pages, tellState, failed);
  const lineClockwork = watchLine(deps, followed, tellState, failed);
  const clockworks = [clockwork, lineClockwork, ...lookAtDesks.clockworks];
  live.onNudge(() => {
    if (pages.size > 0) lookAtDesks.now();
  });
  live.onEvent(({ id, topic, event, data }) => tellAll({ id, topic, event, data }));
  live.onPresence((flowId) => {
    if (followed().has(`flow:${flowId}`)) presenceOf(deps, flowId).then(tellState, failed);
  });
  return {
    open(signedIn, link) {
      const page: LivePage = { connection: crypto.randomUUID(), signedIn, link, topics: new Set(), here: null, desk: null };
      pages.add(page);
      for (const one of clockworks) one.start();
      return {
        async receive(text) {
          const before = page.topics;
          await receive(deps, page, text);
          // what changed while it was being told comes after it, not before
          if (page.topics !== before) for (const key of lastTold.keys()) if (page.topics.has(key.split(' ')[0] ?? '')) lastTold.delete(key);
          lookAtDesks.anew();
        },
        async gone() {
          pages.delete(page);
          if (pages.size === 0) {
            for (const one of clockworks) one.stop();
            lastTold.clear();
          }
          await leaveDesk(deps, page);
          await leave(deps, page);
        },
      };
    },
  };
}

/** Tells how the line stands, whenever that has changed. */
function watchLine(deps: Deps, followed: () => ReadonlySet<string>, tell: (told: Told) => void, failed: (error: unknown) => void) {
  let mark = '';
  const look = async () => {
    const topics = [...followed()].filter(isOfLine);
    const now = topics.length === 0 ? mark : await lineMark(deps);
    if (now === mark) return;
    mark = now;
    for (const told of await lineStates(deps, topics)) tell(told);
  };
  return createClockwork(failed, look, LINE_TICK_MILLISECONDS);
}

/** Ends a page that is gone, or whose person may not be told any more; one that is there is seen. */
async function lookAfter(deps: Deps, { link, here, connection, topics, signedIn }: LivePage): Promise<void> {
  const { store } = deps;
  if (!link.isAlive()) return link.close(GOING_AWAY, 'nothing was heard of this page');
  const rights = await link.rightsNow();
  const isAllowed = rights !== null && (await mayFollow(deps, { id: signedIn.user.id, rights }, [...topics])).length === topics.size;
  if (!isAllowed) link.close(SIGNED_OUT, 'signed out');
  else if (here !== null) await store.touchPresence(connection);
}

function desksOf(pages: Iterable<LivePage>): string[] {
  return [...pages].flatMap(({ desk, connection }) => (desk === null ? [] : [connection]));
}
