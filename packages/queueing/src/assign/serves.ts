import type { Agent } from '../line/agent.ts';
import type { QueueState } from '../line/line-state.ts';

/** Whether a queue is an agent's own: he has all its skills, or it calls all hands. */
export function serves(agent: Pick<Agent, 'skills'>, { rules, allHands }: Pick<QueueState, 'rules' | 'allHands'>): boolean {
  return allHands === true || hasSkillsOf(agent, { rules });
}

/** Whether an agent has all skills that a queue asks for. */
export function hasSkillsOf({ skills }: Pick<Agent, 'skills'>, { rules }: Pick<QueueState, 'rules'>): boolean {
  return rules.skills.every((skill) => (skills[skill] ?? 0) > 0);
}
