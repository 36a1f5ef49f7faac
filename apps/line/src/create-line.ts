import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { servedBins } from './control/bins-routes.ts';
import { controlApi } from './control/control-api.ts';
import { controlNotFound } from './control/control-errors.ts';
import type { LineAccount } from './control/protocol.ts';
import { servedRecordings } from './rest/recordings-routes.ts';
import { restApi } from './rest/rest-api.ts';
import { Switchboard } from './switchboard.ts';

export interface LineDeps {
  /** `AC` and 32 zeros by default. */
  accountSid?: string;
  /** `local` by default. */
  authToken?: string;
  /** Phones of the outside world that a phone page offers to hold. */
  phones?: LineAccount['phones'];
  /** The machine's clock, milliseconds since 1970. */
  now?: () => number;
  log?: (message: string) => void;
  /** The line's own address, for recordings; by default the one under which it is first asked for something. */
  url?: string;
  /** Added to the app last: the phone page. */
  pages?: Hono;
}

/** A local telephone line. `close` ends its calls and requests; it listens nowhere by itself. */
export interface Line {
  app: Hono;
  board: Switchboard;
  close(): void;
}

const BODY_BYTES = 256 * 1024;

/** Builds a line, without side effects: an offline stand-in for Twilio Voice with its REST API and its own control API. */
export function createLine(deps: LineDeps = {}): Line {
  const log = deps.log ?? (() => undefined);
  const board = new Switchboard({
    accountSid: deps.accountSid ?? `AC${'0'.repeat(32)}`,
    authToken: deps.authToken ?? 'local',
    knownPhones: deps.phones ?? [],
    now: deps.now ?? Date.now,
    log,
    url: deps.url,
  });
  const app = new Hono();
  app.use(bodyLimit({ maxSize: BODY_BYTES, onError: tooLarge }));
  app.use(async (c, next) => {
    board.noteOrigin(new URL(c.req.url).origin);
    await next();
  });
  app.route('/line/v1', controlApi(board, log));
  app.route('/line/bins', servedBins(board.bins));
  app.route('/2010-04-01', servedRecordings(board));
  app.route('/2010-04-01', restApi(board, log));
  if (deps.pages) app.route('/', deps.pages);
  app.notFound(controlNotFound);
  return { app, board, close: () => board.close() };
}

/** The rest of the body is not read, so the connection cannot be used again. */
function tooLarge(c: Context): Response {
  return c.json({ error: { code: 'too-large', message: `a body is at most ${BODY_BYTES} bytes` } }, 413, { connection: 'close' });
}
