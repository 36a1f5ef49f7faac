import type { Logger } from 'pino';
import type { SessionMemory } from './calls/session-memory.ts';
import type { Carrier } from './carrier/carrier.ts';
import type { Clock } from './clock.ts';
import type { EnvironmentFile } from './flows/environment-file.ts';
import type { FlowLibrary } from './flows/flow-library.ts';
import type { Store } from './store/store.ts';

/** All that the runtime touches outside itself. */
export interface Deps {
  store: Store;
  sessions: SessionMemory;
  library: FlowLibrary;
  environment: EnvironmentFile;
  carrier: Carrier;
  clock: Clock;
  log: Logger;
  settings: {
    /** The address under which the carrier reaches this runtime, without a final slash. */
    publicUrl: string;
    /** Signs webhooks. */
    authToken: string;
    /** An owner's token for the API; without one the API answers on this machine only. */
    ownerToken?: string;
  };
}
