import type { CallEvent, Order, PendingEffect, TrailEntry, Verb } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { CallbackStore, QueuedText } from '../callbacks/callback-store.ts';
import type { ReadyText } from '../carrier/send-ready-text.ts';
import type { Database } from './database.ts';
import type { PublishingStore } from './publishing-store.ts';

/** What is done after the step that wants it, again and again until it is done. */
export type Command =
  | { command: 'end-call'; callSid: string }
  | { command: 'delete-recording'; recordingSid: string }
  /** Rings somebody, to hear a version that is not live. */
  | { command: 'ring'; to: string; from: string; version: string; at: string }
  | { command: 'order'; callSid: string; at: string; order: Order }
  /** Rings the agent of an offer. */
  | { command: 'ring-agent'; offer: string }
  /** The call hears at once what its place in line has become. */
  | { command: 'move-call'; callSid: string }
  /** Rings somebody who is to take part in a conversation. */
  | { command: 'ring-leg'; leg: string }
  /** Dials the person whom an agent calls. */
  | { command: 'dial-callee'; entry: string }
  /** A caller goes to a number outside or into another flow, away from his agent. */
  | { command: 'depart'; departure: string }
  | { command: 'stop-recording'; callSid: string; recordingSid: string }
  /** Dials somebody to whom we owe a call. */
  | { command: 'dial-callback'; attempt: string }
  /** Rings somebody who is to be asked in a survey. */
  | { command: 'survey-call'; survey: string; at: string }
  | ReadyText
  | QueuedText;

/** Work that a call waits for, and how often it has waited for work since it last waited for the caller. */
export type SessionEffect = PendingEffect & { inRow: number };

export interface Session {
  callSid: string;
  flowId: string;
  version: string;
  seq: number;
  status: 'active' | 'ended';
  snapshot: JsonValue;
  verbs: Verb[];
  language: string;
  from: string;
  to: string;
  startedAt: string;
  endedAt: string | null;
  endReason: string | null;
  /** Work outside that the call waits for; `verbs` are then words that the caller has not heard yet. */
  effect: SessionEffect | null;
  /** What is said on this call is kept sealed. */
  isPrivate: boolean;
  /** The classes of answers that were forgotten, with commas. */
  forgotten: string;
}

export interface StoredEvent {
  seq: number;
  at: string;
  event: CallEvent;
  trail: TrailEntry[];
  failure: { code: string; message: string } | null;
  /** Null when the event led to further work, whose outcome gives the response. */
  response: string | null;
}

/** All that a step changes, with the lookups in our own memory that it led to; it is written whole or not at all. */
export interface StepCommit {
  /** As it stands after the step; `seq` is already the number of the event that is waited for next. */
  session: Session;
  /** At least one; the first is the event that the session waited for. */
  events: readonly StoredEvent[];
  timers: readonly { dueAt: string; kind: string }[];
  commands: readonly Command[];
  /** The call has waited for work, and waits no longer. */
  endsWork: boolean;
  /** Done in the same transaction: what becomes of the call's place in line. It must not use the store, which would wait for itself. */
  within?: ((tx: Database) => Promise<void>) | undefined;
}

export interface Timer {
  id: number;
  kind: string;
  callSid: string;
}

export interface OutgoingCommand {
  id: number;
  command: Command;
  /** How often it was begun before. */
  tries: number;
}

export interface StoredAudio {
  mediaType: string;
  content: Uint8Array;
}

export interface Contact {
  id: string;
  phone: string | null;
  data: { [key: string]: JsonValue };
  createdAt: string;
  updatedAt: string;
}

export interface MailboxMessage {
  recordingSid: string;
  mailbox: string;
  callSid: string;
  from: string;
  url: string;
  seconds: number;
  language: string;
  node: string;
  at: string;
  transcription: string | null;
  heardAt: string | null;
}

/** What a flow told the people who look after calls. */
export interface Alert {
  id: string;
  /** What the flow calls the node that raised it. */
  title: string;
  text: string;
  level: 'notice' | 'warning' | 'urgent';
  node: string;
  /** Null where the call is not known any more. */
  flowId: string | null;
  callSid: string;
  at: string;
  seenAt: string | null;
}

export interface EmergencySwitch {
  schedule: string;
  on: boolean;
  reason: string | null;
  since: string;
}

/** The runtime's memory. Every method is one short transaction; none waits for the outside world. */
export interface Store extends PublishingStore, CallbackStore {
  findSession(callSid: string): Promise<Session | null>;
  /** The answer that was given to an event, or to the work that it led to, byte for byte; null when there is none yet. */
  findResponse(callSid: string, seq: number): Promise<string | null>;
  listEvents(callSid: string): Promise<StoredEvent[]>;
  /** False when another step came first: nothing is written then. */
  commitFirst(commit: StepCommit): Promise<boolean>;
  commitStep(commit: StepCommit): Promise<boolean>;
  /** Adds an event of a call that has ended, with what it orders and where it leads: the end stays. False when that event is there already. */
  commitAfterEnd(commit: StepCommit): Promise<boolean>;
  /** The caller of event `seq` is told to hold: that is the event's answer, and all words until then are heard. False when the work is over. */
  holdCall(callSid: string, seq: number, response: string, isPrivate: boolean): Promise<boolean>;
  /** Keeps others from doing the work that a call waits for. */
  postponeTimer(callSid: string, kind: string, dueAt: string): Promise<void>;
  /** Ends a session that still runs; false when it had ended. `within` is as in a commit. */
  endSession(callSid: string, reason: string, at: string, within?: StepCommit['within']): Promise<boolean>;

  /** Private calls that ended before a moment and still hold answers of a class. */
  listForgettable(privacy: string, endedBefore: string, limit: number): Promise<Session[]>;
  /** Writes a call that has ended anew, with less in it. */
  rewriteCall(session: Session, events: readonly StoredEvent[]): Promise<void>;
  /** Deletes all that is known of calls that ended before a moment. */
  deleteCalls(endedBefore: string): Promise<void>;

  saveVersion(hash: string, flowId: string, document: JsonValue, at: string): Promise<void>;
  findVersion(hash: string): Promise<{ flowId: string; document: JsonValue } | null>;
  /** The hash of the version that answers new calls; null when the flow was never live. */
  findLive(flowId: string): Promise<string | null>;
  saveAudio(hash: string, audio: StoredAudio): Promise<void>;
  findAudio(hash: string): Promise<StoredAudio | null>;

  /** `field` is `id`, `phone`, or a name in the contact's data. */
  findContact(field: string, value: string): Promise<Contact | null>;
  /** Contacts whose phone or data has the text, newest change first; `before` is the last one of the page before. */
  listContacts(search: string, before: Pick<Contact, 'id' | 'updatedAt'> | null, limit: number): Promise<Contact[]>;
  /** Writes contacts, each under its phone, or its id where it has none: data of the same name is replaced, or only added. One transaction. */
  saveContacts(contacts: readonly Pick<Contact, 'id' | 'phone' | 'data'>[], at: string, mode: 'replace' | 'add'): Promise<Contact[]>;
  /** Writes a contact anew. `phone-taken` when another contact has the phone, null when there is no such contact. */
  changeContact(id: string, contact: Pick<Contact, 'phone' | 'data'>, at: string): Promise<Contact | 'phone-taken' | null>;
  deleteContact(id: string): Promise<boolean>;

  /** The same recording kept twice is kept once. A text that came before it is kept with it. */
  keepMessage(message: MailboxMessage): Promise<void>;
  /** Newest first; `before` is the last one of the page before. */
  listMessages(mailbox: string, before: Pick<MailboxMessage, 'recordingSid' | 'at'> | null, limit: number): Promise<MailboxMessage[]>;
  findMessage(recordingSid: string): Promise<MailboxMessage | null>;
  countMessages(): Promise<{ name: string; new: number; all: number }[]>;
  /** Messages of before a moment, oldest first. */
  listOldMessages(before: string, limit: number): Promise<MailboxMessage[]>;
  /** Keeps what the carrier has written down of a recording, also when the recording is not in a mailbox yet. */
  keepText(recordingSid: string, text: string, at: string): Promise<void>;
  /** Deletes texts of before a moment whose recordings came into no mailbox. */
  deleteEarlyTexts(before: string): Promise<void>;
  changeMessage(recordingSid: string, change: Pick<MailboxMessage, 'heardAt'>): Promise<MailboxMessage | null>;
  deleteMessage(recordingSid: string): Promise<boolean>;

  /** The same alert kept twice is kept once. */
  keepAlert(alert: Alert, isPrivate: boolean): Promise<void>;
  /** Newest first; `before` is the last one of the page before. */
  listAlerts(before: Pick<Alert, 'id' | 'at'> | null, limit: number): Promise<Alert[]>;
  countUnseenAlerts(): Promise<number>;
  /** When it was first seen is what stays; null makes it new again. Null when there is no such alert. */
  changeAlert(id: string, change: Pick<Alert, 'seenAt'>): Promise<Alert | null>;
  /** Takes the words out of what a call has raised. */
  blankAlerts(callSid: string): Promise<void>;
  deleteAlerts(before: string): Promise<void>;

  findSwitch(schedule: string): Promise<EmergencySwitch | null>;
  setSwitch(turned: EmergencySwitch): Promise<void>;

  /** Takes timers that are due; each comes again after `leaseUntil` unless it is finished. */
  claimTimers(now: string, leaseUntil: string, limit: number): Promise<Timer[]>;
  finishTimer(id: number, again: string | null): Promise<void>;
  claimCommands(now: string, leaseUntil: string, limit: number): Promise<OutgoingCommand[]>;
  /** Done commands leave the outbox; others wait for their next try. */
  finishCommand(id: number, outcome: 'done' | { notBefore: string; error: string }): Promise<void>;
  /** Answers the command's id. */
  addCommand(command: Command, at: string): Promise<number>;
  /** When the next timer or command is due, ISO 8601; null when none waits. */
  nextDue(): Promise<string | null>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
}

/** A store with what must be closed behind it. */
export interface OpenStore {
  store: Store;
  /** The same database, for what keeps rows of its own: sign-in. */
  db: Database;
  close(): Promise<void>;
}
