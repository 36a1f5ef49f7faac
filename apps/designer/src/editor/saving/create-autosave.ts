import { createStore } from 'zustand';
import type { OpenDocument } from '../model/open-document.ts';
import { createSender, QUIET_MILLISECONDS } from './create-sender.ts';

/** The draft as somebody else saved it meanwhile. */
export interface TheirDraft extends OpenDocument {
  hash: string;
  savedAt: string;
  savedBy: string;
}

export interface SavedDraft {
  hash: string;
  savedAt: string;
  changes: number;
}

/** How the open document stands against what the server has. */
export interface SavingState {
  state: 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';
  /** What the next save stands on. */
  baseHash: string;
  savedAt: string | null;
  /** Changes against the live version. */
  changes: number | null;
  /** Changes that are only here. */
  unsent: number;
  theirs: TheirDraft | null;
  refusal: string | null;
}

export interface Sending {
  save(document: OpenDocument, baseHash: string): Promise<SavedDraft>;
  /** Keeps what was not sent where it survives a crash of the page; null forgets it. */
  keep(unsent: { document: OpenDocument; baseHash: string } | null): void;
  isTheirs(body: unknown): TheirDraft | null;
  after(milliseconds: number, act: () => void): () => void;
}

/** Sends the open document to the server while it is edited; what cannot be sent is kept and sent later. */
export function createAutosave(sending: Sending, opened: Pick<SavingState, 'baseHash' | 'savedAt' | 'changes'>) {
  const status = createStore<SavingState>()(() => ({ state: 'saved', unsent: 0, theirs: null, refusal: null, ...opened }));
  const sender = createSender(sending, status);
  const answered = (): Promise<void> =>
    new Promise((done) => {
      const stop = status.subscribe(({ state }) => {
        if (state === 'saving') return;
        stop();
        done();
      });
    });

  return {
    status,
    /** The document has changed. */
    changed(document: OpenDocument): void {
      sender.want(document);
      status.setState(({ state, unsent }) => ({
        state: state === 'saved' || state === 'refused' ? 'waiting' : state,
        unsent: unsent + 1,
        refusal: null,
      }));
      sending.keep({ document, baseHash: status.getState().baseHash });
      if (status.getState().state !== 'offline') sender.later(QUIET_MILLISECONDS);
    },
    /** Sends now what waits: before publishing, or when the connection is back. Answers when it is saved, false when it cannot be. */
    async now(): Promise<boolean> {
      if (status.getState().state === 'saving') await answered();
      await sender.send();
      return status.getState().state === 'saved';
    },
    /** A conflict is settled: what is here stands on their draft now, or is theirs. */
    settle(baseHash: string, mine: OpenDocument | null): void {
      sender.want(mine);
      status.setState({ state: mine === null ? 'saved' : 'waiting', baseHash, theirs: null, ...(mine === null && { unsent: 0 }) });
      if (mine === null) sending.keep(null);
      else sender.later(0);
    },
    /** The server's draft is another now, by what was done here: published, restored. */
    standsOn(opened: Pick<SavingState, 'baseHash' | 'savedAt' | 'changes'>): void {
      status.setState({ ...opened, state: 'saved' });
    },
    close: () => sender.close(),
  };
}
export type Autosave = ReturnType<typeof createAutosave>;
