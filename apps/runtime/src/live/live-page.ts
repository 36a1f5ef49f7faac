import type { JsonValue } from '@callwright/flow-schema';
import type { Right } from '../auth/rights.ts';
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
  /** What its person may do now; null once he is signed out. */
  rightsNow(): Promise<ReadonlySet<Right> | null>;
}

/** A page in a browser that is connected to this runtime. */
export interface LivePage {
  connection: string;
  signedIn: SignedIn;
  link: PageLink;
  topics: ReadonlySet<string>;
  /** The flow that it shows. */
  here: string | null;
  /** The agent whose desk it is. */
  desk: string | null;
}
