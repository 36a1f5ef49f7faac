import { createVoiceToken } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { Refused } from '../publishing/refused.ts';
import { browserOf } from './own-agent.ts';
import { noApiKey } from './voice-settings.ts';

const TTL_SECONDS = 600;

/** A token with which an agent's browser is his phone for ten minutes. Throws a `Refused` where the account has no API key. */
export async function voiceToken({ settings: { voice } }: Deps, agent: AgentRow) {
  if (voice === undefined) throw new Refused(409, 'no-api-key', noApiKey);
  const { gateway, ...account } = voice;
  const identity = browserOf(agent).slice('client:'.length);
  const token = await createVoiceToken({ ...account, identity, ttlSeconds: TTL_SECONDS });
  // the SDK counts in the world's time, whatever the calls' clock says
  const expiresAt = new Date(Date.now() + TTL_SECONDS * 1000).toISOString();
  return { token, identity, expiresAt, ttlSeconds: TTL_SECONDS, gateway };
}
