const CHARACTERS_A_SECOND = 15;

/** How long the beep before a recording lasts, in seconds. */
export const beepSeconds = 0.5;

/** How long a text takes to speak, in seconds: 15 Unicode characters a second, white space collapsed. Tags must be taken out before. */
export function spokenSeconds(text: string): number {
  const spoken = text.trim().replace(/\s+/gu, ' ');
  return [...spoken].length / CHARACTERS_A_SECOND;
}
