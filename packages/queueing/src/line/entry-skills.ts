import type { Agent } from './agent.ts';
import type { Entry } from './entry.ts';

/** Whether an agent has what this caller needs beyond the skills of the queue. */
export function hasSkillsFor({ skills }: Pick<Agent, 'skills'>, { skills: needs = [] }: Pick<Entry, 'skills'>): boolean {
  return needs.every(({ skill, level }) => (skills[skill] ?? 0) >= level);
}
