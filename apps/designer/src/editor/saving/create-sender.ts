import { canonicalJson } from '@callwright/flow-schema';
import { ApiError, ConnectionLost } from '@callwright/web/api/api-error.ts';
import type { StoreApi } from 'zustand';
import type { OpenDocument } from '../model/open-document.ts';
import type { SavingState, Sending } from './create-autosave.ts';

/** A save waits until nothing was changed for so long. */
export const QUIET_MILLISECONDS = 700;
const RETRY_MILLISECONDS = [1_000, 3_000, 8_000, 20_000];
const MOST_UNANSWERED = 8;

/** Sends the newest document that is wanted, one save at a time, and goes on until it is there. How it stands is in `status`. */
export function createSender(sending: Sending, status: StoreApi<SavingState>) {
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
      later(0);
      return;
    }
    if (theirs !== null) {
      status.setState({ state: 'conflict', theirs });
      return;
    }
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

  return {
    /** The document that the server is to have; null for none. */
    want(document: OpenDocument | null): void {
      wanted = document;
    },
    later,
    send,
    close(): void {
      closed = true;
      cancel();
    },
  };
}

function isSame(own: OpenDocument, { flow, layout }: OpenDocument): boolean {
  return canonicalJson({ flow: own.flow, layout: own.layout }) === canonicalJson({ flow, layout });
}
