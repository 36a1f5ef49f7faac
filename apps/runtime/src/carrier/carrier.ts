import type { DialStatus } from '@callwright/flow-compiler';
import type { NumberWebhooks } from '@callwright/twiml';

/** How the runtime asks things of the telephone network. Every method rejects with an error whose `kind` is `outside` when it cannot. */
export interface Carrier {
  /** True while the network knows the call and it has not ended. */
  isCallUp(callSid: string): Promise<boolean>;
  endCall(callSid: string): Promise<void>;
  /** A call in progress goes on with another document, at once. False when it has ended. */
  moveCall(callSid: string, url: string): Promise<boolean>;
  /** The carrier's name of a conference that is going on; null when there is none of that name. */
  findConference(name: string): Promise<string | null>;
  /** Changes how a call takes part in a conference. False when it is not in it. */
  changeParticipant(conferenceSid: string, callSid: string, change: ParticipantChange): Promise<boolean>;
  /** Records what is said and heard on a call from now on; `url` is told when it is over. Null when the call has ended. */
  startRecording(callSid: string, url: string): Promise<string | null>;
  /** One that is over stays so. */
  stopRecording(callSid: string, recordingSid: string): Promise<void>;
  /** Rings somebody and asks `url` what to say once he answers; the answer is the call's id. */
  call(call: OutgoingCall): Promise<string>;
  /** The id of such a call made since a moment; null when there is none. */
  findCall(call: Pick<OutgoingCall, 'to' | 'from'>, since: string): Promise<string | null>;
  /** How a dial of these numbers ended, of those that a call began since a moment; null when it rang nobody, or still does. */
  dialOutcome(callSid: string, numbers: readonly string[], since: string | null): Promise<DialOutcome | null>;
  /** Sends a text message; answers with the carrier's id of it. */
  sendMessage(message: TextMessage): Promise<string>;
  /** The id of such a message sent since a moment; null when there is none. */
  findMessage(message: TextMessage, since: string): Promise<string | null>;
  /** The sound of a recording, from the carrier's own address; others are refused. Past 100 MB, or when it stalls, it breaks off. */
  fetchRecording(url: string): Promise<RecordingSound>;
  /** What a caller recorded last since a moment; null when that is nothing. */
  findRecording(callSid: string, since: string): Promise<FoundRecording | null>;
  /** One that is not there any more is deleted. */
  deleteRecording(recordingSid: string): Promise<void>;
  /** Points the account's numbers at this runtime. `missing` are numbers that the account does not have. */
  connectNumbers(numbers: readonly NumberToConnect[], webhooks: NumberWebhooks): Promise<{ connected: string[]; missing: string[] }>;
  /** The id of the application through which browsers call this runtime; it is made, or led here, where it is not. */
  browserApplication(webhooks: NumberWebhooks): Promise<string>;
}

export interface OutgoingCall {
  to: string;
  from: string;
  url: string;
  fallbackUrl: string;
  statusCallback: string;
  /** How long it rings; the carrier's minute without it. */
  ringSeconds?: number;
  /** Whether `url` is asked only once it is known whether a person or a machine has answered. */
  detectsMachines?: boolean;
}

export interface ParticipantChange {
  hold?: boolean;
  /** The document that sounds meanwhile. */
  holdUrl?: string;
  muted?: boolean;
  endConferenceOnExit?: boolean;
  /** Whom he is heard by alone; null: he is heard by all. */
  coaches?: string | null;
}

export interface TextMessage {
  to: string;
  from: string;
  body: string;
}

export interface RecordingSound {
  /** `audio/...`. */
  mediaType: string;
  body: ReadableStream<Uint8Array>;
}

export interface FoundRecording {
  recordingSid: string;
  url: string;
  seconds: number;
}

export interface DialOutcome {
  status: DialStatus;
  seconds: number;
}

export interface NumberToConnect {
  phoneNumber: string;
  /** What people call it; given to numbers that are bought. */
  title: string;
}
