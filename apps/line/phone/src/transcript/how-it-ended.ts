import type { LineCall } from '../../../src/control/protocol.ts';
import { errorWords } from '../inspector/error-words.ts';
import { isCaller } from '../store/phone-calls.ts';

/** How an ended call ended, as a sentence, and whether that is bad news. */
export function howItEnded(call: LineCall): { words: string; bad: boolean } {
  const failed = call.webhooks.findLast(
    (webhook) => webhook.error !== undefined && webhook.kind !== 'status' && webhook.kind !== 'partial',
  );
  const isLast = failed !== undefined && failed === call.webhooks.findLast(({ kind }) => kind !== 'status' && kind !== 'partial');
  if (isLast && failed.error !== undefined) return { words: `Ended by an error. ${errorWords(failed.error)}`, bad: true };
  switch (call.status) {
    case 'busy':
      return { words: isCaller(call) ? 'The line is busy.' : 'Declined.', bad: isCaller(call) };
    case 'no-answer':
      return { words: isCaller(call) ? 'Nobody answered.' : 'Missed: it rang out.', bad: true };
    case 'failed':
      return { words: 'The call could not be made.', bad: true };
    case 'canceled':
      return { words: isCaller(call) ? 'Ended before an answer.' : 'Missed: the other side hung up.', bad: !isCaller(call) };
    case 'queued':
    case 'initiated':
    case 'ringing':
    case 'in-progress':
    case 'completed':
      return { words: call.acts.some(({ act }) => act === 'hangup') ? 'You hung up.' : 'The other side hung up.', bad: false };
  }
}
