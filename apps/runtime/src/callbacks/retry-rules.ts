import type { Deps } from '../deps.ts';
import type { RetryRules } from './callback-store.ts';

/** A queue that calls nobody back any more finishes what it has promised in this way. */
const withoutPolicy: RetryRules = { attempts: 1, retrySeconds: 120, lostSms: null };

/** How often a queue tries, and what it says in the end. */
export function retryRules({ resources }: Pick<Deps, 'resources'>, queue: string): RetryRules {
  const policy = resources.queue(queue)?.callback;
  if (policy === undefined) return withoutPolicy;
  const { attempts, retrySeconds, lostSms = null } = policy;
  return { attempts, retrySeconds, lostSms };
}
