import type { Flow } from '@callwright/flow-schema';

/** A name that a template may read. */
export interface KnownName {
  name: string;
  /** What a manager calls it: the title of a variable; null for what the product itself knows. */
  title: string | null;
  /** A key of the words for what the product knows of a call. */
  about: string | null;
}

const builtIn = [
  ...['call.from', 'call.to', 'call.language', 'call.understood', 'call.recording.seconds'],
  ...['contact.name', 'contact.phone', 'contact.language', 'hours.opens', 'hours.closes'],
] as const;

/** All names that a text of this flow may have filled in: its own variables, then what is known of the call. */
export function knownNames(variables: Flow['variables']): KnownName[] {
  const own = Object.entries(variables).map(([name, { title }]) => ({ name, title: title ?? null, about: null }));
  return [...own, ...builtIn.map((name) => ({ name, title: null, about: `name-${name}` }))];
}
