import { useTranslation } from 'react-i18next';
import type { Agent } from '../queues-api.ts';

/** Why an agent is away where he gave no words of his own. */
const reasons: ReadonlySet<string> = new Set(['break', 'do-not-disturb', 'set-aside']);

/** What an agent does, in words: of one who is away, why. */
export function useDoing(): (agent: Pick<Agent, 'status' | 'reason'>) => string {
  const { t } = useTranslation('queues');
  return ({ status, reason }) => (reason === null ? t(`status-${status}`) : reasons.has(reason) ? t(`status-${reason}`) : reason);
}
