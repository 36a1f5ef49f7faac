import type { JsonValue } from '@callwright/flow-schema';
import type { SignedIn } from '../auth/signed-in.ts';

/** What a page is told; what happens all the time has no id and is not told again. */
export interface Told {
  id: number | null;
  topic: string;
  event: string;
  data: JsonValue;
}

/** A page's connection: how it is told, and how it ends. */
export interface PageLink {
  send(told: Told): void;
  /** False when nothing has come back since the last time. */
  isAlive(): boolean;
  close(code: number, reason: string): void;
  /** Whether its person may still be told. */
  isStillAllowed(): Promise<boolean>;
}

/** A page in a browser that is connected to this runtime. */
export interface LivePage {
  connection: string;
  signedIn: SignedIn;
  link: PageLink;
  topics: ReadonlySet<string>;
  /** The flow that it shows. */
  here: string | null;
}
