import type { Logger } from 'pino';
import type { Auth } from './auth/create-auth.ts';
import type { RunningWorks } from './calls/running-work.ts';
import type { SessionMemory } from './calls/session-memory.ts';
import type { Carrier } from './carrier/carrier.ts';
import type { Clock } from './clock.ts';
import type { EnvironmentFile } from './flows/environment-file.ts';
import type { FlowLibrary } from './flows/flow-library.ts';
import type { Resources } from './flows/resources.ts';
import type { HttpClient } from './http-client/http-client.ts';
import type { Line } from './line/line.ts';
import type { LiveBus } from './live/live-bus.ts';
import type { Codec } from './privacy/codec.ts';
import type { Repository } from './publishing/git/repository.ts';
import type { Database } from './store/database.ts';
import type { Store } from './store/store.ts';

/** All that the runtime touches outside itself. */
export interface Deps {
  store: Store;
  sessions: SessionMemory;
  library: FlowLibrary;
  environment: EnvironmentFile;
  /** What flows use by name: schedules, message templates. */
  resources: Resources;
  carrier: Carrier;
  /** Where the files of flows are kept with their history. */
  repository: Repository;
  /** What pages in browsers are told. */
  live: LiveBus;
  /** Callers in line, and agents. */
  line: Line;
  /** The database itself, for rows that are changed together with places in line. */
  db: Database;
  /** Seals what is said on private calls. */
  codec: Codec;
  /** The way out for what flows ask of endpoints. */
  http: HttpClient;
  /** A secret that a flow names; undefined when there is none of that name. */
  secrets(name: string): string | undefined;
  works: RunningWorks;
  /** Sign-in: who asks, and what he may do. */
  auth: Auth;
  clock: Clock;
  log: Logger;
  settings: {
    /** The folder of flows. */
    flowsDir: string;
    /** Other runtimes may use the same database. */
    sharesDatabase: boolean;
    /** The file of the environment. */
    environmentFile: string;
    /** The address under which the carrier reaches this runtime, without a final slash. */
    publicUrl: string;
    /** Where the files of public pages lie. */
    publicFolders: { pages: string; theme: string };
    /** A document outside this runtime that holds callers while it is away. */
    fallbackUrl?: string;
    /** Signs webhooks. */
    authToken: string;
    /** What tokens of the voice SDK are made with; absent where the account has no API key. `gateway`: host and port of the local line. */
    voice?: { accountSid: string; apiKey: string; apiSecret: string; gateway: string | null };
    /** How long a caller may hear nothing while work goes on; then he is told to hold. */
    patienceMilliseconds: number;
    /** How many calls the carrier starts in a second for us. */
    callsPerSecond: number;
  };
}
