import { namesRead, renderTemplate, templateProblem } from './render-template.ts';

/** What a template fills in or does, or a bracket that is never closed. */
const BRACES = /(\{\{(?:(?!\{\{)[\s\S])*?\}\}|\{%(?:(?!\{%)[\s\S])*?%\}|\{\{|\{%)/;

/**
 * Renders a text that people wrote for people: braces that are no variable, or one that nobody knows, stay as they are written, and all others are
 * filled in. Never throws.
 */
export function renderKnown(text: string, scope: object, isKnown: (name: string) => boolean): string {
  if (!text.includes('{')) return text;
  const isWhole = templateProblem(text) === null;
  const unknown = isWhole ? namesRead(text).filter((name) => !isKnown(name)) : null;
  const isText = (piece: string) => {
    if (templateProblem(piece) !== null) return true;
    const names = namesRead(piece);
    return names.length === 0 || names.some((name) => unknown?.includes(name) ?? !isKnown(name));
  };
  const outputs = escaped(text, (piece) => !piece.startsWith('{%') && isText(piece));
  // a tag may be at fault too, any of them
  const template = templateProblem(outputs) === null ? outputs : escaped(text, (piece) => piece.startsWith('{%') || isText(piece));
  try {
    return renderTemplate(template, scope);
  } catch {
    return text;
  }
}

function escaped(text: string, isText: (piece: string) => boolean): string {
  return text
    .split(BRACES)
    .map((piece, index) => (index % 2 === 1 && isText(piece) ? `{% raw %}${piece}{% endraw %}` : piece))
    .join('');
}
