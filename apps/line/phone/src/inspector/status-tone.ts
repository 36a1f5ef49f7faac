import type { WebhookEntry } from '../../../src/control/protocol.ts';

/** Whether an HTTP answer is good; an error of what it carried makes it bad whatever its status. */
export function toneOfStatus({ httpStatus, error }: Pick<WebhookEntry, 'httpStatus' | 'error'>): 'good' | 'warning' | 'bad' {
  if (httpStatus === null || httpStatus >= 400 || error !== undefined) return 'bad';
  return httpStatus >= 300 ? 'warning' : 'good';
}
