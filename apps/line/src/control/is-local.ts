import type { Context } from 'hono';
import { z } from 'zod';

const bindingsSchema = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }) });

/** Whether a request comes from this machine; one without a socket was made in this process. */
export function isLocal(c: Context): boolean {
  const bindings = bindingsSchema.safeParse(c.env);
  if (!bindings.success) return true;
  const address = bindings.data.incoming.socket.remoteAddress ?? '';
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}
