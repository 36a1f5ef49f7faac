import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { type Auth, createAuth } from './auth/create-auth.ts';
import { derived } from './auth/secret-text.ts';
import { tellOfSignIn } from './auth/tell-of-sign-in.ts';
import { createBackground } from './background/create-background.ts';
import { withOptOuts } from './callbacks/opt-outs.ts';
import { createSessionMemory } from './calls/session-memory.ts';
import { createNumberConnector } from './carrier/connect-numbers.ts';
import { createTwilioCarrier } from './carrier/twilio-carrier.ts';
import { createFollowedClock, systemClock } from './clock.ts';
import type { Deps } from './deps.ts';
import { createEnvironmentFile } from './flows/environment-file.ts';
import { createResources } from './flows/resources.ts';
import { watchFiles } from './flows/watch-files.ts';
import { followClock } from './follow-clock.ts';
import { createHttpClient } from './http-client/create-http-client.ts';
import { createLine } from './line/line.ts';
import { listen } from './listen.ts';
import { codec } from './privacy/codec.ts';
import { dataKey } from './privacy/data-key.ts';
import { sealedStore } from './privacy/sealed-store.ts';
import { createVault } from './privacy/vault.ts';
import { createPublishing, publishingSettings } from './publishing/create-publishing.ts';
import { watchPublishing } from './publishing/watch-publishing.ts';
import type { Settings } from './read-settings.ts';
import { appPages } from './routes/app-pages.ts';
import { clockRoutes } from './routes/clock.ts';
import type { Database } from './store/database.ts';
import { openStore } from './store/open-store.ts';
import { noApiKey, voiceSettings } from './talk/voice-settings.ts';
import { mayReach } from './work/may-reach.ts';
import { secretsOf } from './work/secrets.ts';

/** How long a runtime that stops waits for endpoints. */
const WORK_AT_STOP_MILLISECONDS = 10_000;

/** Starts a whole runtime: database, flows, server, background work. The answer stops it, letting calls in progress finish their step. */
export async function startRuntime(settings: Settings, log: Logger, migrationsFolder: string): Promise<() => Promise<void>> {
  const { store: plain, db, close } = await openStore(settings, log, migrationsFolder);
  const key = await dataKey(settings);
  const vault = createVault(key);
  const store = sealedStore(plain, vault, log);
  const clock = createFollowedClock();
  const environment = createEnvironmentFile(settings.environmentFile);
  const resources = createResources(path.join(settings.FLOWS_DIR, 'resources'));
  const deps: Deps = {
    store,
    db,
    codec: codec(vault),
    line: createLine(() => deps),
    sessions: createSessionMemory(),
    works: new Map(),
    auth: authOf(settings, db, key, log),
    environment,
    resources,
    http: createHttpClient({ mayReach: mayReach(environment.current) }),
    secrets: secretsOf(process.env),
    clock,
    log,
    ...createPublishing({ store, clock, log, ...publishingSettings(settings) }),
    carrier: withOptOuts(createTwilioCarrier(accountOf(settings)), store),
    settings: settingsOf(settings),
  };
  const background = createBackground(deps);
  const app = createApp(deps);
  if (settings.CLOCK_URL !== undefined) app.route('/clock', clockRoutes(clock, background));
  app.route('/', appPages({ folder: settings.deskFolder, base: '/desk', name: 'desk' }));
  app.route('/', appPages({ folder: settings.designerFolder, base: '', name: 'designer' }));
  const connector = createNumberConnector(deps, settings.FALLBACK_URL);
  const connect = () => (settings.CONNECT_NUMBERS ? connector.connect() : Promise.resolve());
  const { FLOWS_DIR: flowsDir, environmentFile } = settings;
  // before the watcher takes for somebody's change what a publication has left half done
  const stopPublishing = await watchPublishing(deps, settings.DATABASE_URL);
  const files = await watchFiles({
    ...{ flowsDir, environmentFile, library: deps.library, resources, environment, log },
    onEnvironment: connect,
    // who takes whose calls may be another now
    onResources: () => deps.line.changed(),
  });
  const stopServer = await listen(app, settings);
  // numbers lead here only once somebody listens
  await connect();
  const stopBackground = background.run();
  const stopFollowing = settings.CLOCK_URL === undefined ? () => {} : followClock(settings.CLOCK_URL, `${settings.ownUrl}/clock`, log);
  await tellOfSignIn(deps.auth, key);
  if (deps.settings.voice === undefined) log.warn(noApiKey);
  log.info({ url: settings.publicUrl }, 'ready');
  return async () => {
    connector.stop();
    stopFollowing();
    await files.stop();
    await stopServer();
    await stopPublishing();
    await stopBackground();
    await deps.line.stop();
    // work that was asked for is waited for, or its outcome would be lost
    const working = Promise.allSettled([...deps.works.values()].map(({ response }) => response));
    await Promise.race([working, sleep(WORK_AT_STOP_MILLISECONDS, undefined, { ref: false })]);
    await close();
  };
}

function settingsOf(settings: Settings): Deps['settings'] {
  return {
    publicUrl: settings.publicUrl,
    flowsDir: settings.FLOWS_DIR,
    publicFolders: settings.publicFolders,
    ...(settings.FALLBACK_URL !== undefined && { fallbackUrl: settings.FALLBACK_URL }),
    environmentFile: settings.environmentFile,
    sharesDatabase: settings.DATABASE_URL !== undefined,
    patienceMilliseconds: settings.PATIENCE_SECONDS * 1000,
    callsPerSecond: settings.CALLS_PER_SECOND,
    authToken: settings.TWILIO_AUTH_TOKEN,
    ...voiceSettings(settings),
  };
}

function accountOf(settings: Settings) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, BUY_NUMBERS: buyNumbers, TWILIO_API_URL: apiBase } = settings;
  return { accountSid, authToken, buyNumbers, ...(apiBase !== undefined && { apiBase }) };
}

function authOf(settings: Settings, db: Database, key: string, log: Logger): Auth {
  const { TRUSTED_PROXY: trustedProxies, OWNER_TOKEN: ownerToken } = settings;
  // people's time, also where the calls' time is simulated
  return createAuth({ db, home: settings, secret: derived(key, 'sign-in'), trustedProxies, ownerToken, clock: systemClock, log });
}
