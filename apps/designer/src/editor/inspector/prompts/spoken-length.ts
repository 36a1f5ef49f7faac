import { spokenSeconds } from '@callwright/simulator/durations';

/** How long a text takes to speak, in seconds; what is filled in is not known yet and takes no time. */
export function spokenLength(text: string): number {
  return spokenSeconds(text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, ' '));
}

/** A text as it can be read aloud before anything is filled in: variables by the last part of their name. */
export function readAloud(text: string): string {
  return text
    .replace(/\{%.*?%\}/gs, ' ')
    .replace(/\{\{-?\s*([\w.]+).*?\}\}/gs, (_, name: string) => (name.split('.').at(-1) ?? '').replaceAll('_', ' '));
}
