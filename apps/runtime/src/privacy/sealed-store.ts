import { blankMemory } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { Logger } from 'pino';
import type { Command, Session, StepCommit, Store, StoredEvent } from '../store/store.ts';
import { type Codec, codec } from './codec.ts';
import { sealedAlerts } from './sealed-alerts.ts';
import type { Vault } from './vault.ts';

const MARK = 'sealed:';
const blankSnapshot: JsonValue = JSON.parse(JSON.stringify({ context: blankMemory }));

/** An order that nobody can read is looked at again so late that a former key may be back by then. */
const UNREADABLE_FOR_SECONDS = 86_400;

/**
 * A store that keeps what is said on private calls only sealed. Whoever reads it through this gets it as it was. What was sealed with another key
 * stops only the call that it belongs to: its orders are set aside, and it is forgotten as it lies.
 */
export function sealedStore(store: Store, vault: Vault, log: Pick<Logger, 'error'>): Store {
  const { seal, open } = codec(vault);
  const sealedCommit = (commit: StepCommit): StepCommit =>
    commit.session.isPrivate
      ? {
          ...commit,
          session: sealedSession(commit.session, seal),
          events: commit.events.map((event) => sealedEvent(event, seal)),
          commands: commit.commands.map((command) => sealedCommand(command, seal)),
        }
      : commit;
  const sealedText = (text: string) => MARK + vault.seal(text);
  const openedText = (text: string | null) => (text?.startsWith(MARK) ? vault.open(text.slice(MARK.length)) : text);
  return {
    ...store,
    commitFirst: (commit) => store.commitFirst(sealedCommit(commit)),
    commitStep: (commit) => store.commitStep(sealedCommit(commit)),
    commitAfterEnd: (commit) => store.commitAfterEnd(sealedCommit(commit)),
    holdCall: (callSid, seq, response, isPrivate) => store.holdCall(callSid, seq, isPrivate ? sealedText(response) : response, isPrivate),
    rewriteCall: (session, events) =>
      store.rewriteCall(
        sealedSession(session, seal),
        events.map((event) => sealedEvent(event, seal)),
      ),
    async findSession(callSid) {
      const session = await store.findSession(callSid);
      return session === null ? null : openedSession(session, open);
    },
    async listForgettable(privacy, endedBefore, limit) {
      const sessions = await store.listForgettable(privacy, endedBefore, limit);
      return sessions.map(
        (session) => readable(() => openedSession(session, open)) ?? { ...session, snapshot: blankSnapshot, verbs: [], effect: null },
      );
    },
    findResponse: async (callSid, seq) => openedText(await store.findResponse(callSid, seq)),
    async listEvents(callSid) {
      const events = await store.listEvents(callSid);
      return events.map((event) => readable(() => openedEvent(event)) ?? unreadableEvent(event));
    },
    ...sealedAlerts(store, sealedText, (text) => readable(() => openedText(text)) ?? ''),
    async claimCommands(now, leaseUntil, limit) {
      const claimed = await store.claimCommands(now, leaseUntil, limit);
      const opened = claimed.map((one) => readable(() => ({ ...one, command: openedCommand(one.command, open) })));
      for (const [index, one] of claimed.entries()) if (opened[index] === null) await setAside(one.id, now);
      return opened.filter((one) => one !== null);
    },
  };

  function readable<Value>(read: () => Value): Value | null {
    try {
      return read();
    } catch (error) {
      log.error({ err: error }, 'what was sealed cannot be read');
      return null;
    }
  }

  function openedEvent(event: StoredEvent): StoredEvent {
    return { ...event, event: open(event.event), response: openedText(event.response) };
  }

  function setAside(id: number, now: string): Promise<void> {
    const notBefore = new Date(Date.parse(now) + UNREADABLE_FOR_SECONDS * 1000).toISOString();
    return store.finishCommand(id, { notBefore, error: 'sealed with another key' });
  }

  function sealedEvent(event: StoredEvent, sealing: Codec['seal']): StoredEvent {
    const { response } = event;
    return { ...event, event: sealing(event.event), response: response === null ? null : sealedText(response) };
  }
}

/** That it was there is all that is known of it. */
function unreadableEvent(event: StoredEvent): StoredEvent {
  return { ...event, event: { type: 'call.no-input', at: event.at }, response: event.response === null ? null : '' };
}

function sealedSession(session: Session, seal: Codec['seal']): Session {
  const { snapshot, verbs, effect } = session;
  return { ...session, snapshot: seal<JsonValue>(snapshot), verbs: seal(verbs), effect: effect === null ? null : seal(effect) };
}

function openedSession(session: Session, open: Codec['open']): Session {
  return { ...session, snapshot: open(session.snapshot), verbs: open(session.verbs), effect: open(session.effect) };
}

function sealedCommand(command: Command, seal: Codec['seal']): Command {
  return command.command === 'order' ? { ...command, order: seal(command.order) } : command;
}

function openedCommand(command: Command, open: Codec['open']): Command {
  return command.command === 'order' ? { ...command, order: open(command.order) } : command;
}
