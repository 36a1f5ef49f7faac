import type { LineApi } from '../line/line-api.ts';
import { openLineEvents } from '../line/line-events.ts';
import { LineProblem } from '../line/line-problem.ts';
import type { Store } from './create-store.ts';
import type { PhoneEvent, PhoneState } from './phone-state.ts';

const dueAfterMs = 100;

export type PhoneStore = Store<PhoneState, PhoneEvent>;

export interface PhoneSession {
  store: PhoneStore;
  /** Does something on the line; what goes wrong becomes the page's problem, in words. Answers whether it was done. */
  act(work: (api: LineApi) => Promise<void>): Promise<boolean>;
}

export const createSession = (store: PhoneStore, api: LineApi): PhoneSession => ({
  store,
  act: async (work) => {
    store.dispatch({ type: 'problem', problem: null });
    try {
      await work(api);
      return true;
    } catch (error) {
      store.dispatch({ type: 'problem', problem: wordsOf(error) });
      return false;
    }
  },
});

/** Keeps the store fed by the line, with this tab's numbers held open, until the page closes. */
export function followLine(store: PhoneStore, api: LineApi): void {
  let close = (): void => {};
  let open = '';
  const follow = (): void => {
    const numbers = store.getState().phones.map((phone) => phone.number);
    if (numbers.join() === open) return;
    open = numbers.join();
    close();
    close = openFeed(store, api, numbers);
  };
  follow();
  store.subscribe(follow);
  askWhatIsDue(store, api);
}

/** What happens in a call changes when something is next due, of which the line sends no event. */
function askWhatIsDue(store: PhoneStore, api: LineApi): void {
  let calls = store.getState().calls;
  let timer: ReturnType<typeof setTimeout> | undefined;
  store.subscribe(() => {
    const state = store.getState();
    if (state.calls === calls || state.clock?.clock.mode !== 'simulated') return;
    calls = state.calls;
    clearTimeout(timer);
    timer = setTimeout(() => {
      api.clock().then(
        (clock) => store.dispatch({ type: 'line', event: { id: 0, type: 'clock', clock }, heardAt: Date.now() }),
        () => undefined,
      );
    }, dueAfterMs);
  });
}

/** Each connection begins with the present state; what the line does not list any more is forgotten. */
function openFeed(store: PhoneStore, api: LineApi, numbers: readonly string[]): () => void {
  let fresh = new Set<string>();
  const forgetOthers = async (): Promise<void> => {
    const [calls, messages] = await Promise.all([api.calls(), api.messages()]);
    store.dispatch({
      type: 'listed',
      callSids: new Set([...fresh, ...calls.map(({ callSid }) => callSid)]),
      messageSids: new Set([...fresh, ...messages.map(({ messageSid }) => messageSid)]),
    });
  };
  return openLineEvents(numbers, {
    onOpen: () => {
      fresh = new Set();
      store.dispatch({ type: 'connection', connection: 'open' });
      forgetOthers().catch((error: unknown) => store.dispatch({ type: 'problem', problem: wordsOf(error) }));
    },
    onLost: () => store.dispatch({ type: 'connection', connection: 'lost' }),
    onEvent: (event) => {
      if (event.type === 'call') fresh.add(event.call.callSid);
      if (event.type === 'message') fresh.add(event.message.messageSid);
      store.dispatch({ type: 'line', event, heardAt: Date.now() });
    },
  });
}

function wordsOf(error: unknown): string {
  if (error instanceof LineProblem) return error.message;
  return `The page failed: ${error instanceof Error ? error.message : String(error)}. Reload it; the call goes on.`;
}
