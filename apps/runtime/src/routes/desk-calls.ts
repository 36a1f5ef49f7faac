import { Hono } from 'hono';
import { z } from 'zod';
import type { SignedInEnv } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { complete } from '../talk/hand-over.ts';
import { decline, hangUp } from '../talk/hang-up.ts';
import { hold } from '../talk/hold.ts';
import { drop, invite, joinAll, takeBack } from '../talk/invite-leg.ts';
import { record } from '../talk/record.ts';
import { transfer } from '../talk/transfer.ts';
import { deskCommand, deskOf } from './desk-answer.ts';
import { entryName } from './entry-name.ts';

const name = z.string().min(1).max(100);
const note = z.string().trim().max(2000).optional();
const number = z.string().max(40);
const person = z.union([z.strictObject({ agent: name }), z.strictObject({ number })]);
const target = z.union([
  z.strictObject({ agent: name }),
  z.strictObject({ queue: name }),
  z.strictObject({ number }),
  z.strictObject({ flow: name }),
]);
const none = z.strictObject({});
const onOff = z.strictObject({ on: z.boolean() });

/** What an agent does with his own call. 409 when it is over, or somebody else's. */
export function deskCallRoutes(deps: Deps) {
  const { own, answer } = deskOf(deps);
  return new Hono<SignedInEnv>()
    .use('/:entry/*', entryName)
    .post('/:entry/decline', ...deskCommand(none), async (context) => {
      await decline(deps, await own(context), context.req.param('entry'));
      return answer(context);
    })
    .post('/:entry/hang-up', ...deskCommand(none), async (context) => {
      await hangUp(deps, await own(context), context.req.param('entry'));
      return answer(context);
    })
    .post('/:entry/hold', ...deskCommand(onOff), async (context) => {
      await hold(deps, await own(context), context.req.param('entry'), context.req.valid('json').on);
      return answer(context);
    })
    .post('/:entry/record', ...deskCommand(onOff), async (context) => {
      await record(deps, await own(context), context.req.param('entry'), context.req.valid('json').on);
      return answer(context);
    })
    .post('/:entry/transfer', ...deskCommand(z.strictObject({ to: target, note })), async (context) => {
      const { to, note: text } = context.req.valid('json');
      await transfer(deps, await own(context), context.req.param('entry'), to, text ?? null);
      return answer(context);
    })
    .post('/:entry/consult', ...deskCommand(z.strictObject({ to: person, note })), async (context) => {
      const { to, note: text } = context.req.valid('json');
      await invite(deps, await own(context), context.req.param('entry'), { to, mode: 'consult', note: text ?? null });
      return answer(context);
    })
    .post('/:entry/conference', ...deskCommand(z.strictObject({ to: person, note })), async (context) => {
      const { to, note: text } = context.req.valid('json');
      await invite(deps, await own(context), context.req.param('entry'), { to, mode: 'conference', note: text ?? null });
      return answer(context);
    })
    .post('/:entry/join', ...deskCommand(none), async (context) => {
      await joinAll(deps, await own(context), context.req.param('entry'));
      return answer(context);
    })
    .post('/:entry/complete', ...deskCommand(z.strictObject({ leg: name })), async (context) => {
      await complete(deps, await own(context), context.req.param('entry'), context.req.valid('json').leg);
      return answer(context);
    })
    .post('/:entry/take-back', ...deskCommand(none), async (context) => {
      await takeBack(deps, await own(context), context.req.param('entry'));
      return answer(context);
    })
    .post('/:entry/drop', ...deskCommand(z.strictObject({ leg: name })), async (context) => {
      await drop(deps, await own(context), context.req.param('entry'), context.req.valid('json').leg);
      return answer(context);
    });
}
