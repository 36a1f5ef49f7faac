import type { Context } from 'hono';
import type { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { SignedInEnv } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { AWAY_AFTER_SECONDS } from '../talk/away-after.ts';
import { callerIdsOf } from '../talk/call-out.ts';
import { deskState } from '../talk/desk-states.ts';
import { ownAgent } from '../talk/own-agent.ts';
import { breakReasons } from '../talk/own-status.ts';
import { checkedBody, jsonLimit } from './checked.ts';

/** What a route of the desk needs before its handler. */
export function deskCommand<Schema extends z.ZodType<object>>(schema: Schema) {
  return [needs('take-calls'), jsonLimit, checkedBody(schema)] as const;
}

/** Whose desk it is, and how it stands: the answer to every command. */
export function deskOf(deps: Deps) {
  const own = (context: Context<SignedInEnv>) => ownAgent(deps, context.get('signedIn'));
  return {
    own,
    async answer(context: Context<SignedInEnv>, status: 200 | 201 = 200) {
      const agent = await own(context);
      const desk = await deskState(deps, agent.id);
      if (desk === null) throw new Error('an agent has no desk');
      const settings = { breakReasons, callerIds: callerIdsOf(deps), awayAfterSeconds: AWAY_AFTER_SECONDS };
      return context.json({ ...desk, ...settings }, status);
    },
  };
}
