import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { SignedInEnv } from '../auth/signed-in.ts';
import { mayEndWrapUp } from '../cases/owe-disposition.ts';
import type { Deps } from '../deps.ts';
import { turnAgent } from '../line/agents.ts';
import { beforeBreak } from '../talk/before-break.ts';
import { callOut } from '../talk/call-out.ts';
import { ownCalls } from '../talk/own-calls.ts';
import { ownLostCalls } from '../talk/own-lost-calls.ts';
import { queuesOfDesk } from '../talk/own-queues.ts';
import { extendWrapUp, forward } from '../talk/own-status.ts';
import { promiseCallback } from '../talk/promise-callback.ts';
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
const callbackPromise = z.strictObject({
  queue: name,
  number,
  at: z.iso.datetime({ offset: true }).optional(),
  personal: z.boolean().optional(),
  name: z.string().trim().max(100).optional(),
  note: z.string().trim().max(1000).optional(),
  language: z.string().max(35).default('en-US'),
});
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
    .get('/queues', needs('take-calls'), async (context) => context.json({ queues: queuesOfDesk(deps, await own(context)) }))
    .get('/calls', needs('take-calls'), async (context) => context.json({ calls: await ownCalls(deps, await own(context)) }))
    .get('/lost-calls', needs('take-calls'), async (context) => context.json({ lost: await ownLostCalls(deps, await own(context)) }))
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
    .post('/callbacks', ...deskCommand(callbackPromise), async (context) => {
      const { id, queue, number: called, fromAt, zones } = await promiseCallback(deps, await own(context), context.req.valid('json'));
      return context.json({ id, queue, number: called, at: fromAt, zones }, 201);
    })
    .post('/calls', ...deskCommand(newCall), async (context) => {
      const { to, callerId, about: subject, force } = context.req.valid('json');
      await callOut(deps, await own(context), context.get('signedIn'), { to, callerId, about: subject, force });
      return answer(context, 201);
    });
}
