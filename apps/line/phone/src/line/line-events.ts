import type { LineEvent } from '../../../src/control/protocol.ts';

export interface LineEventsListener {
  onOpen(): void;
  onLost(): void;
  onEvent(event: LineEvent): void;
}

const eventTypes: ReadonlySet<unknown> = new Set<LineEvent['type']>(['call', 'message', 'account', 'clock', 'traffic', 'reset']);
const firstRetryMs = 500;
const slowestRetryMs = 4000;

/**
 * Follows the line's events with `numbers` held open, so that a call to one of them rings until it is answered.
 * Tries again by itself for as long as it is not closed. Answers the function that closes it.
 */
export function openLineEvents(numbers: readonly string[], listener: LineEventsListener, base = '/line/v1'): () => void {
  let source: EventSource | undefined;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const receive = (message: MessageEvent<string>): void => {
    const event = parseEvent(message.data);
    if (event) listener.onEvent(event);
  };
  const open = (): void => {
    const opened = new EventSource(`${base}/events?open=${numbers.map(encodeURIComponent).join(',')}`);
    source = opened;
    opened.onopen = () => {
      retryMs = firstRetryMs;
      listener.onOpen();
    };
    opened.onmessage = receive;
    opened.onerror = () => {
      opened.close();
      listener.onLost();
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, slowestRetryMs);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

function parseEvent(data: string): LineEvent | undefined {
  try {
    const parsed: unknown = JSON.parse(data);
    return isLineEvent(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isLineEvent = (value: unknown): value is LineEvent =>
  typeof value === 'object' && value !== null && 'type' in value && eventTypes.has(value.type);
