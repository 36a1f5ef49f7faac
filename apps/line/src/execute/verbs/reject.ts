import { invalid } from '../attributes.ts';
import type { Verb } from '../verb.ts';

const REASONS = new Set(['rejected', 'busy']);

/** Refuses a call that still rings; anywhere but first it comes too late and only hangs up. */
export const reject: Verb = {
  answers: (_, isFirst) => !isFirst,
  async run(element, context) {
    const reason = element.attributes['reason'] ?? 'rejected';
    if (!REASONS.has(reason)) invalid(element, 'reason', 13810, context);
    if (context.leg.answeredAt === null) context.leg.end('busy');
    return 'end';
  },
};
