import type { Role } from './roles.ts';

const everybody = ['agent', 'supervisor', 'developer', 'manager', 'owner'] as const;

/** Who may do what: the one place. Every route under /api names the right that it needs by `needs`. */
const rolesByRight = {
  /** One's own name and language. */
  'own-account': everybody,
  /** One's own password, tokens and sign-ins: only from a browser, so that who finds a token cannot make himself more of them. */
  'own-security': everybody,
  'read-flows': ['supervisor', 'developer', 'manager', 'owner'],
  'edit-flows': ['developer', 'manager', 'owner'],
  'publish-flows': ['developer', 'manager', 'owner'],
  /** Rings a phone with a draft. */
  'call-drafts': ['developer', 'manager', 'owner'],
  'read-resources': ['supervisor', 'developer', 'manager', 'owner'],
  /** Opening hours, message templates, numbers, endpoints. */
  'manage-resources': ['developer', 'manager', 'owner'],
  'read-calls': ['supervisor', 'developer', 'manager', 'owner'],
  /** What came of calls: the call log, lost calls, figures. */
  'read-reports': ['supervisor', 'developer', 'manager', 'owner'],
  /** What callers said of themselves; without it such answers are masked. */
  'see-private': ['supervisor', 'manager', 'owner'],
  'read-contacts': ['agent', 'supervisor', 'manager', 'owner'],
  'manage-contacts': ['supervisor', 'manager', 'owner'],
  'hear-messages': ['agent', 'supervisor', 'manager', 'owner'],
  'delete-messages': ['supervisor', 'manager', 'owner'],
  'read-schedules': everybody,
  'turn-emergency': ['supervisor', 'manager', 'owner'],
  'read-queues': everybody,
  /** Agents’ statuses, taking callers out of line, calling all hands. */
  'operate-queues': ['supervisor', 'manager', 'owner'],
  /** One's own desk: taking calls, and what belongs to them. */
  'take-calls': ['agent', 'supervisor', 'manager', 'owner'],
  /** Being in the talks of others: listening, whispering, joining, taking over. */
  'listen-in': ['supervisor', 'manager', 'owner'],
  'read-audit': ['manager', 'owner'],
  'manage-agents': ['supervisor', 'manager', 'owner'],
  'read-callbacks': everybody,
  /** Calls that are owed: ordered, moved, called off. */
  'manage-callbacks': everybody,
  /** Having people asked what they think, by message or call. */
  'order-surveys': ['supervisor', 'developer', 'manager', 'owner'],
  'read-alerts': ['supervisor', 'developer', 'manager', 'owner'],
  'manage-people': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rolesByRight;

const rights = Object.keys(rolesByRight) as Right[];

/** What a role may do. */
export function rightsOf(role: Role): ReadonlySet<Right> {
  return new Set(rights.filter((right) => (rolesByRight[right] as readonly Role[]).includes(role)));
}
