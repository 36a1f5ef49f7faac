import type { JsonValue } from '@callwright/flow-schema';

/** A flow as its two files have it. Neither need be valid. */
export interface FlowContent {
  flow: JsonValue;
  layout: JsonValue;
}

/** A file beside a flow that a publication wrote; without a hash it was taken away. */
export interface PublishedFile {
  path: string;
  hash: string | null;
}

/** One row each time a flow became live. */
export interface Publication extends FlowContent {
  flowId: string;
  number: number;
  hash: string;
  /** The hash of flow and layout. */
  contentHash: string;
  files: PublishedFile[];
  reason: string;
  by: string;
  at: string;
  commit: string | null;
}

/** A publication without its content. */
export type PublicationSummary = Omit<Publication, 'flow' | 'layout' | 'files'>;

/** A draft without its content. */
export type DraftSummary = Pick<Draft, 'flowId' | 'hash' | 'changes' | 'savedAt' | 'savedBy'>;

/** All that is needed to finish a publication in another process. */
export interface PendingPublication {
  publication: Publication;
  title: string;
  email: string;
  /** The draft that ends with it. */
  draftHash: string;
  /** What the files were before, by path below the flow's folder; null where there was none. */
  before: Record<string, string | null>;
}

/** A draft with the files that it stands on. */
export interface Draft extends FlowContent {
  flowId: string;
  hash: string;
  changes: number;
  savedAt: string;
  savedBy: string;
  /** Null for a flow that has no files yet. */
  base: FlowContent | null;
  baseHash: string | null;
}

/** A file beside a flow as the draft has it; without content the draft takes it away. */
export interface DraftFile {
  flowId: string;
  path: string;
  content: Uint8Array | null;
  base: string | null;
  seconds: number | null;
  savedAt: string;
  savedBy: string;
}

/** A former state of a draft. */
export interface DraftSave {
  id: number;
  savedAt: string;
  savedBy: string;
  changes: number;
}

/** A version of a resource. */
export interface ResourceVersion {
  name: string;
  number: number;
  value: JsonValue;
  hash: string;
  reason: string;
  by: string;
  at: string;
  commit: string | null;
}

/** Something that pages are told; ids grow. */
export interface LiveEvent {
  id: number;
  topic: string;
  event: string;
  data: JsonValue;
}

/** A page that has a flow open. */
export interface Presence {
  connection: string;
  flowId: string;
  personId: string;
  name: string;
  node: string | null;
  since: string;
}

/** How many calls a flow has had today, by hour, and has now. */
export interface CallCounts {
  flowId: string;
  today: number;
  now: number;
  byHour: number[];
}

/** Memory of drafts, publications and what pages are told. Every method is one short transaction. */
export interface PublishingStore {
  /** The newest first, without their content. */
  listPublications(flowId: string): Promise<(PublicationSummary & { live: boolean; calls: number })[]>;
  /** Which number each version had last, oldest first. */
  listPublicationNumbers(flowId: string): Promise<{ hash: string; number: number }[]>;
  findPublication(flowId: string, number: number): Promise<Publication | null>;
  /** The publication that is live; null when the flow never was. */
  findLivePublication(flowId: string): Promise<Publication | null>;
  /** The live publication of every flow that has one. */
  listLivePublications(): Promise<Publication[]>;
  /** The same without their content. */
  listLive(): Promise<PublicationSummary[]>;
  /**
   * Makes a version live under the flow's next number, unless it is live already: then only what the files look like is kept. Answers the number
   * and whether it is new. One transaction.
   */
  recordPublication(publication: Omit<Publication, 'number'>): Promise<{ number: number; isNew: boolean }>;

  /** Begins a publication; false when one of this flow is under way. Its number is the flow's next one. */
  beginPublication(pending: PendingPublication): Promise<{ number: number } | null>;
  listPending(olderThanSeconds: number): Promise<PendingPublication[]>;
  findPending(flowId: string): Promise<PendingPublication | null>;
  /** The version is live, the draft that it came from and its files are gone, nothing is pending: in one transaction. */
  finishPublication(pending: PendingPublication, commit: string | null): Promise<{ number: number; isNew: boolean }>;
  dropPending(flowId: string): Promise<void>;

  findDraft(flowId: string): Promise<Draft | null>;
  listDrafts(): Promise<Draft[]>;
  /** The same without their content. */
  listDraftSummaries(): Promise<DraftSummary[]>;
  /** Writes a draft if the one before has this hash (null: there is none), and its history. False when it has not: nothing is written then. */
  saveDraft(draft: Draft, before: string | null): Promise<boolean>;
  /** Deletes a draft of this hash with its files; false when it has another. */
  deleteDraft(flowId: string, hash: string): Promise<boolean>;
  /** Sets what a draft and its files stand on. False when the draft has another hash. */
  rebaseDraft(
    flowId: string,
    hash: string,
    base: { content: FlowContent | null; hash: string | null; files: Record<string, string | null> },
  ): Promise<boolean>;
  listDraftHistory(flowId: string): Promise<DraftSave[]>;
  findDraftSave(flowId: string, id: number): Promise<(DraftSave & FlowContent) | null>;

  listDraftFiles(flowId: string): Promise<DraftFile[]>;
  /** When each file of any draft was saved. */
  listDraftFileTimes(): Promise<{ flowId: string; savedAt: string }[]>;
  saveDraftFile(file: DraftFile): Promise<void>;
  deleteDraftFile(flowId: string, path: string): Promise<void>;

  /** The flow is live no more, and its draft and files are gone. Its versions stay, for the calls that ran them. */
  deleteFlow(flowId: string): Promise<void>;
  /** Calls by flow: since a moment, by the hour of a time zone, and in progress. */
  countCalls(since: string, zone: string): Promise<CallCounts[]>;
  /** How many calls began with the version of each flow (or of one) that is live now, since it is. */
  countLiveCalls(flowId?: string): Promise<{ flowId: string; calls: number }[]>;
  /** How many calls are in progress, by flow. */
  countCallsByFlow(): Promise<Record<string, number>>;
  /** Calls in progress of a flow, by version, and by the node where they are. */
  countCallsNow(flowId: string): Promise<{ version: string; node: string | null; calls: number }[]>;

  listResourceVersions(name: string): Promise<Omit<ResourceVersion, 'value'>[]>;
  findResourceVersion(name: string, number: number): Promise<ResourceVersion | null>;
  lastResourceVersion(name: string): Promise<ResourceVersion | null>;
  /** Adds a version under the next number, unless the last one has the same hash. Answers the last number. */
  addResourceVersion(version: Omit<ResourceVersion, 'number'>): Promise<number>;

  /** Keeps an event for those who are away; answers its id. Old ones go. */
  addLiveEvent(event: Omit<LiveEvent, 'id'>): Promise<number>;
  /** Events after one; null: of all topics. */
  listLiveEvents(after: number, topics: readonly string[] | null): Promise<LiveEvent[]>;
  findLiveEvent(id: number): Promise<LiveEvent | null>;
  /** The id of the newest event, 0 when there was none. */
  lastLiveEvent(): Promise<number>;
  /** A page shows a flow; those that nobody has touched for an hour go. */
  setPresence(presence: Omit<Presence, 'since'>): Promise<void>;
  /** A page that showed a flow shows it still. */
  touchPresence(connection: string): Promise<void>;
  deletePresence(connection: string): Promise<void>;
  /** Who has a flow open, of those seen in the last so many seconds. */
  listPresence(flowId: string, seenWithinSeconds: number): Promise<Presence[]>;
}
