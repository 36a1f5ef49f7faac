import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';

/** A message of a survey. Its words are sealed where the survey is private. */
export interface SurveyText {
  command: 'survey-text';
  survey: string;
  to: string;
  from: string;
  body: JsonValue;
  at: string;
}

/** Sends a question by a text message; after a crash the carrier is asked whether it was sent. */
export async function sendSurveyText({ carrier, codec }: Deps, { to, from, body, at }: SurveyText, tries: number): Promise<void> {
  const message = { to, from, body: String(codec.open(body)) };
  if (tries > 0 && (await carrier.findMessage(message, at)) !== null) return;
  await carrier.sendMessage(message);
}
