import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';

/** A message whose words are settled: of a survey, or of an agent about an entry. They are sealed where they may hold something private. */
export type ReadyText = ({ command: 'survey-text'; survey: string } | { command: 'case-text'; entry: string }) & {
  to: string;
  from: string;
  body: JsonValue;
  at: string;
};

/** Sends it; after a crash the carrier is asked whether it was sent. */
export async function sendReadyText({ carrier, codec }: Deps, { to, from, body, at }: ReadyText, tries: number): Promise<void> {
  const message = { to, from, body: String(codec.open(body)) };
  if (tries > 0 && (await carrier.findMessage(message, at)) !== null) return;
  await carrier.sendMessage(message);
}
