import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';

/** What is known of the call that orders something of its place in line. */
export interface LineFacts {
  deps: Deps;
  callSid: string;
  at: string;
  /** The person on the telephone, also where we called him. */
  from: string;
  to: string;
  language: string;
  flowId: string;
  version: string;
  isPrivate: boolean;
  /** As they are stored with the entry: sealed where the call is private. */
  answers: JsonValue;
  contact: JsonValue;
  isVip: boolean;
}
