import { type Queue, queueSchema } from '@callwright/flow-schema';
import type { z } from 'zod';
import { freeName } from '../../page-parts/free-name.ts';

/** A queue as its file has it: what is not said has its default. */
export type QueueValue = z.input<typeof queueSchema>;
export type QueuesValue = Record<string, QueueValue>;

export type QueueIssue = z.core.$ZodIssue;

/** A queue with its defaults, and what is wrong with it, each with its place. */
export function readQueue(value: QueueValue): { queue: Queue | null; issues: readonly QueueIssue[] } {
  const { data, error } = queueSchema.safeParse(value);
  return { queue: data ?? null, issues: error?.issues ?? [] };
}

/** A queue to begin with. */
export function newQueue(title: string, name: string, waitFlow: string): QueueValue {
  return { title, skills: [name], waitFlow };
}

/** The words for a problem: a key of the page's texts, with its figures. What has no words of its own is said as the schema says it. */
export function problemWords(issue: QueueIssue): { key: string; values: Record<string, string | number> } {
  if (issue.code === 'invalid_type' && issue.input === undefined) return { key: 'problem-missing', values: {} };
  if (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array')
    return { key: 'problem-least', values: { least: Number(issue.minimum) } };
  if (issue.code === 'too_big' && issue.origin !== 'string' && issue.origin !== 'array')
    return { key: 'problem-most', values: { most: Number(issue.maximum) } };
  if (issue.code === 'too_small') return { key: 'problem-missing', values: {} };
  if (issue.code === 'too_big') return { key: 'problem-long', values: { most: Number(issue.maximum) } };
  if (issue.code === 'invalid_format' && issue.path.includes('quietHours')) return { key: 'problem-time', values: {} };
  if (issue.code === 'invalid_format') return { key: 'problem-name', values: {} };
  if (issue.code === 'custom' && issue.path.join('.') === 'recovery.callback') return { key: 'problem-no-policy', values: {} };
  if (issue.code === 'custom' && issue.path[0] === 'overflow') return { key: 'problem-step', values: {} };
  return { key: 'problem-other', values: { message: issue.message } };
}

/** The wait that is too long, in seconds: where a callback is offered, else the service level. */
export function tooLongSeconds(value: QueueValue): number {
  const usual = 20;
  return value.callback?.offerWhenEstimateOver ?? value.serviceLevel?.seconds ?? usual;
}

/**
 * The queues with one changed, by its name. Until it is published its name follows its title, and its first skill follows its name;
 * afterwards flows know it by its name.
 */
export function withQueue(
  queues: QueuesValue,
  { name, value, isPublished }: { name: string; value: QueueValue; isPublished: boolean },
): { queues: QueuesValue; name: string } {
  const others = new Set(Object.keys(queues).filter((other) => other !== name));
  const wanted = isPublished || value.title === queues[name]?.title ? name : freeName(value.title, others, 'queue');
  const [skill, ...skills] = value.skills;
  const followed = skill === name ? { ...value, skills: [wanted, ...skills] } : value;
  const entries = Object.entries(queues).map(([other, old]) => (other === name ? [wanted, followed] : [other, old]));
  return { queues: Object.fromEntries(entries), name: wanted };
}
