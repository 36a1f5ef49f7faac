import type { Context } from 'hono';
import { z } from 'zod';

const bindingsSchema = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }) });

/** Whether a request comes from this machine, under one of its own names; one without a socket was made in this process. */
export function isLocal(c: Context): boolean {
  // A page of a foreign name that resolves to this machine must not read the token.
  if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(c.req.url).hostname)) return false;
  const bindings = bindingsSchema.safeParse(c.env);
  if (!bindings.success) return true;
  const address = bindings.data.incoming.socket.remoteAddress ?? '';
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}
