/** The line speaks and records so many characters a second. */
export const charactersPerSecond = 15;

/** How long a text sounds, in milliseconds; white space is collapsed, as the line does. */
export const spokenMilliseconds = (text: string): number => ([...text.trim().replace(/\s+/gu, ' ')].length / charactersPerSecond) * 1000;
