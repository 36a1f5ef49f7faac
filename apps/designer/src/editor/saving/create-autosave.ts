import { canonicalJson } from '@callwright/flow-schema';
import { createStore } from 'zustand';
import { ApiError, ConnectionLost } from '../../api/api-error.ts';
import type { OpenDocument } from '../model/open-document.ts';

/** A save waits until nothing was changed for so long. */
const QUIET_MILLISECONDS = 700;
const RETRY_MILLISECONDS = [1_000, 3_000, 8_000, 20_000];
const MOST_UNANSWERED = 8;

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
  let wanted: OpenDocument | null = null;
  let cancel: () => void = () => {};
  let tries = 0;
  let closed = false;
  /** What was sent without an answer: it may have arrived. */
  let unanswered: OpenDocument[] = [];

  const later = (milliseconds: number): void => {
    cancel();
    cancel = sending.after(milliseconds, () => void send());
  };

  async function send(): Promise<void> {
    cancel();
    const { state, baseHash, unsent } = status.getState();
    if (wanted === null || state === 'saving' || state === 'conflict' || closed) return;
    const document = wanted;
    status.setState({ state: 'saving' });
    try {
      const { hash, savedAt, changes } = await sending.save(document, baseHash);
      tries = 0;
      unanswered = [];
      const more = wanted !== document;
      // what is kept must stand on what was saved, or it would be refused after a crash
      if (more && wanted !== null) sending.keep({ document: wanted, baseHash: hash });
      else sending.keep(null);
      if (!more) wanted = null;
      status.setState((now) => ({ state: more ? 'waiting' : 'saved', baseHash: hash, savedAt, changes, unsent: now.unsent - unsent }));
      if (more) later(QUIET_MILLISECONDS);
    } catch (error) {
      failed(error, document);
    }
  }

  function failed(error: unknown, document: OpenDocument): void {
    const theirs = error instanceof ApiError && error.status === 409 ? sending.isTheirs(error.body) : null;
    if (theirs !== null && unanswered.some((own) => isSame(own, theirs))) {
      status.setState({ state: 'waiting', baseHash: theirs.hash });
      return later(0);
    }
    if (theirs !== null) return status.setState({ state: 'conflict', theirs });
    if (error instanceof ConnectionLost || (error instanceof ApiError && error.status >= 500)) {
      unanswered = [...unanswered.slice(1 - MOST_UNANSWERED), document];
      status.setState({ state: 'offline' });
      later(RETRY_MILLISECONDS[Math.min(tries, RETRY_MILLISECONDS.length - 1)] ?? 20_000);
      tries += 1;
      return;
    }
    status.setState({ state: 'refused', refusal: error instanceof Error ? error.message : String(error) });
    // what was changed meanwhile may be taken
    if (wanted !== document) later(QUIET_MILLISECONDS);
  }

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
      wanted = document;
      status.setState(({ state, unsent }) => ({
        state: state === 'saved' || state === 'refused' ? 'waiting' : state,
        unsent: unsent + 1,
        refusal: null,
      }));
      sending.keep({ document, baseHash: status.getState().baseHash });
      if (status.getState().state !== 'offline') later(QUIET_MILLISECONDS);
    },
    /** Sends now what waits: before publishing, or when the connection is back. Answers when it is saved, false when it cannot be. */
    async now(): Promise<boolean> {
      if (status.getState().state === 'saving') await answered();
      await send();
      return status.getState().state === 'saved';
    },
    /** A conflict is settled: what is here stands on their draft now, or is theirs. */
    settle(baseHash: string, mine: OpenDocument | null): void {
      wanted = mine;
      status.setState({ state: mine === null ? 'saved' : 'waiting', baseHash, theirs: null, ...(mine === null && { unsent: 0 }) });
      if (mine === null) sending.keep(null);
      else later(0);
    },
    /** The server's draft is another now, by what was done here: published, restored. */
    standsOn(opened: Pick<SavingState, 'baseHash' | 'savedAt' | 'changes'>): void {
      status.setState({ ...opened, state: 'saved' });
    },
    close(): void {
      closed = true;
      cancel();
    },
  };
}
export type Autosave = ReturnType<typeof createAutosave>;

function isSame(own: OpenDocument, { flow, layout }: OpenDocument): boolean {
  return canonicalJson({ flow: own.flow, layout: own.layout }) === canonicalJson({ flow, layout });
}
