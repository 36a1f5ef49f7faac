import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { SignedInEnv } from '../auth/signed-in.ts';
import { mayEndWrapUp } from '../cases/owe-disposition.ts';
import type { Deps } from '../deps.ts';
import { turnAgent } from '../line/agents.ts';
import { beforeBreak } from '../talk/before-break.ts';
import { callOut } from '../talk/call-out.ts';
import { extendWrapUp, forward } from '../talk/own-status.ts';
import { targetsOf } from '../talk/targets.ts';
import { voiceToken } from '../talk/voice-token.ts';
import { deskCommand, deskOf } from './desk-answer.ts';

const name = z.string().min(1).max(100);
const number = z.string().max(40);
const none = z.strictObject({});
const newStatus = z.strictObject({
  status: z.enum(['available', 'break', 'do-not-disturb', 'offline']),
  reason: z.string().trim().min(1).max(100).optional(),
});
const about = z.union([
  z.strictObject({ contact: name }),
  z.strictObject({ callback: name }),
  z.strictObject({ entry: name }),
  z.strictObject({ message: name }),
]);
const newCall = z.strictObject({
  to: number,
  callerId: z.string().max(100).optional(),
  about: about.optional(),
  force: z.string().trim().min(1).max(500).optional(),
});

/** The desk of who is signed in: his status, his phone, and whom he calls. Every command answers how the desk stands after it. */
export function deskRoutes(deps: Deps) {
  const { own, answer } = deskOf(deps);
  return new Hono<SignedInEnv>()
    .get('/', needs('take-calls'), (context) => answer(context))
    .get('/before-break', needs('take-calls'), async (context) => context.json(await beforeBreak(deps, await own(context))))
    .get('/targets', needs('take-calls'), async (context) => context.json(await targetsOf(deps, await own(context))))
    .post('/token', ...deskCommand(none), async (context) => context.json(await voiceToken(deps, await own(context))))
    .put('/status', ...deskCommand(newStatus), async (context) => {
      const { status, reason = null } = context.req.valid('json');
      const agent = await own(context);
      await mayEndWrapUp(deps, agent);
      await turnAgent(deps, agent.id, status, reason);
      return answer(context);
    })
    .post('/wrap-up', ...deskCommand(z.strictObject({ extendSeconds: z.int().min(10).max(3600) })), async (context) => {
      await extendWrapUp(deps, await own(context), context.req.valid('json').extendSeconds);
      return answer(context);
    })
    .put('/forward', ...deskCommand(z.strictObject({ number: number.nullable() })), async (context) => {
      await forward(deps, await own(context), context.req.valid('json').number);
      return answer(context);
    })
    .post('/calls', ...deskCommand(newCall), async (context) => {
      const { to, callerId, about: subject, force } = context.req.valid('json');
      await callOut(deps, await own(context), context.get('signedIn'), { to, callerId, about: subject, force });
      return answer(context, 201);
    });
}
