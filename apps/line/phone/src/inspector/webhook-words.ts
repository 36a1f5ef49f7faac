import type { WebhookEntry } from '../../../src/control/protocol.ts';

/** What a webhook tells its address, in words: "Incoming call", "Key 2", "Speech, 91%", "Transfer ended: busy", "Status: completed". */
export function webhookWords(webhook: Pick<WebhookEntry, 'kind' | 'form' | 'attempt'>): string {
  const said = wordsOfKind(webhook);
  return webhook.attempt > 1 ? `${said}, try ${webhook.attempt}` : said;
}

/** The path of an address with its query; the whole address where it has no path. */
export function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}

function wordsOfKind({ kind, form }: Pick<WebhookEntry, 'kind' | 'form'>): string {
  switch (kind) {
    case 'twiml':
      return wordsOfDocument(form);
    case 'action':
      return wordsOfAction(form);
    case 'wait':
      return form['QueuePosition'] ? `Waiting, place ${form['QueuePosition']}` : 'Waiting';
    case 'status':
      return wordsOfStatus(form);
    case 'fallback':
      return form['ErrorCode'] ? `Fallback after ${form['ErrorCode']}` : 'Fallback';
    case 'partial':
      return 'Speech so far';
    case 'message':
      return 'SMS';
    case 'amd':
      return `Answered by: ${plain(form['AnsweredBy'])}`;
  }
}

function wordsOfDocument(form: Record<string, string>): string {
  if (form['CallStatus'] === 'ringing') return 'Incoming call';
  if (form['AnsweredBy']) return `Answered by: ${plain(form['AnsweredBy'])}`;
  return 'Next document';
}

function wordsOfAction(form: Record<string, string>): string {
  if (form['QueueResult'] !== undefined) return `Left the queue: ${plain(form['QueueResult'])}`;
  if (form['DialCallStatus'] !== undefined) return `Transfer ended: ${plain(form['DialCallStatus'])}`;
  if (form['RecordingUrl'] !== undefined) return `Recording, ${form['RecordingDuration'] ?? '0'} s`;
  if (form['SpeechResult'] !== undefined) return `Speech${percent(form['Confidence'])}`;
  const digits = form['Digits'] ?? '';
  if (digits === '') return 'No input';
  return digits.length === 1 ? `Key ${digits}` : `Keys ${digits}`;
}

function wordsOfStatus(form: Record<string, string>): string {
  if (form['RecordingStatus'] !== undefined) return `Recording: ${plain(form['RecordingStatus'])}`;
  const event = form['StatusCallbackEvent'];
  if (event !== undefined) return `Conference: ${plain(event.replace(/^(participant|conference)-/, '')).toLowerCase()}`;
  if (form['MessageStatus'] !== undefined) return `SMS: ${plain(form['MessageStatus'])}`;
  return `Status: ${plain(form['CallStatus'])}`;
}

function percent(confidence: string | undefined): string {
  const value = Number(confidence);
  return confidence !== undefined && confidence !== '' && Number.isFinite(value) ? `, ${Math.round(value * 100)}%` : '';
}

const plain = (word: string | undefined): string => (word ?? 'unknown').replace(/[-_]/g, ' ');
