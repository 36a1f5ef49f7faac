import type { Agent } from '../queues-api.ts';

/** The agents of a queue, and those who join to help, by the skills that they have. */
export interface AgentGroups {
  own: readonly Agent[];
  /** With the skill for which each helps. */
  helpers: readonly Agent[];
  others: readonly Agent[];
}

/** Who serves a queue: all of its skills are needed; one of the groups of a step is enough to help. */
export function agentGroups(
  agents: readonly Agent[],
  { skills, overflow }: { skills: readonly string[]; overflow: readonly { groups: readonly string[] }[] },
): AgentGroups {
  const helping = new Set(overflow.flatMap(({ groups }) => groups));
  const isOwn = ({ skills: has }: Agent) => skills.every((skill) => (has[skill] ?? 0) > 0);
  const helps = ({ skills: has }: Agent) => [...helping].some((skill) => (has[skill] ?? 0) > 0);
  return {
    own: agents.filter(isOwn),
    helpers: agents.filter((agent) => !isOwn(agent) && helps(agent)),
    others: agents.filter((agent) => !isOwn(agent) && !helps(agent)),
  };
}

/** The same skills with one level changed; none takes it away. */
export function withLevel(skills: Readonly<Record<string, number>>, skill: string, level: number | null): Record<string, number> {
  const { [skill]: _, ...rest } = skills;
  return level === null ? rest : { ...rest, [skill]: level };
}
