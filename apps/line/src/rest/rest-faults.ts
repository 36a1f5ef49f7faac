import { Socket } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Switchboard } from '../switchboard.ts';

const bindingsSchema = z.object({ incoming: z.object({ socket: z.instanceof(Socket) }) });

/** Lets faults strike REST requests: refused without acting, held back before acting, or acted upon without an answer. */
export function restFaults(board: Switchboard): MiddlewareHandler {
  return async (c, next) => {
    const fault = board.faults.strike({ kind: 'rest', url: c.req.url, method: c.req.method });
    if (fault?.do === 'status') return refusal(fault.status ?? 500);
    if (fault?.do === 'delay') await board.holdRequest(fault.seconds ?? 0);
    await next();
    if (fault?.do === 'lose-reply') loseReply(c);
  };
}

function refusal(status: number): Response {
  const code = status === 429 ? 20429 : 20500;
  const message = status === 429 ? 'Too Many Requests' : 'An internal server error has occurred';
  return Response.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, { status });
}

function loseReply(c: Context): void {
  const bindings = bindingsSchema.safeParse(c.env);
  if (bindings.success) bindings.data.incoming.socket.destroy();
  // a request made in this process has no connection to lose
  else c.res = new Response(null, { status: 502 });
}
