import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { LineError } from '../call/line-error.ts';
import { parseTwiml, TwimlError } from '../execute/parse-twiml.ts';
import { readBody } from './read-body.ts';

const binSchema = z.strictObject({ twiml: z.string().min(1).max(64_000) });

/** `GET` and `PUT /line/v1/bins/:name {twiml}`: a TwiML document that needs no other server, as Twilio's TwiML Bins. */
export function binsRoutes(bins: Map<string, string>): Hono {
  const routes = new Hono();
  routes.get('/:name', (c) => c.json({ name: c.req.param('name'), twiml: kept(bins, c.req.param('name')) }));
  routes.put('/:name', async (c) => {
    const { twiml } = await readBody(c, binSchema);
    bins.set(c.req.param('name'), checked(twiml));
    return c.body(null, 204);
  });
  return routes;
}

/** The documents themselves, at `/line/bins/:name`, for webhooks. */
export function servedBins(bins: Map<string, string>): Hono {
  const serve = (c: Context<object, '/:name'>) => {
    const twiml = bins.get(c.req.param('name'));
    return twiml === undefined ? c.notFound() : c.body(twiml, 200, { 'content-type': 'text/xml; charset=utf-8' });
  };
  return new Hono().get('/:name', serve).post('/:name', serve);
}

function kept(bins: Map<string, string>, name: string): string {
  const twiml = bins.get(name);
  if (twiml === undefined) throw new LineError('not-found', 'unknown-bin', `there is no bin "${name}"`);
  return twiml;
}

function checked(twiml: string): string {
  try {
    parseTwiml(twiml);
    return twiml;
  } catch (error) {
    if (error instanceof TwimlError) throw new LineError('invalid', 'invalid-twiml', error.message, 'twiml');
    throw error;
  }
}
