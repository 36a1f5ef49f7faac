import { filledText } from './template-input.ts';

const secret = /\{\{-?\s*secret\.([A-Z][A-Z0-9_]*)\s*-?\}\}/g;

/** A header in parts: texts that are filled in, and secrets that only the runtime knows. So no text that is filled in can ever name a secret. */
export function headerParts(value: string): object[] {
  return value.split(secret).flatMap((part, index): object[] => {
    if (index % 2 === 1) return [{ secret: part }];
    return part === '' ? [] : [{ text: part.includes('{') ? filledText(part) : part }];
  });
}

/** The texts of a header, without the secrets between them. */
export function headerTexts(value: string): string[] {
  return value.split(secret).filter((_, index) => index % 2 === 0);
}
