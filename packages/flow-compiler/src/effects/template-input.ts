import type { JsonValue } from '@callwright/flow-schema';
import { renderTemplate, renderUrl } from '../render-template.ts';
import { valueAtPath } from '../value-at-path.ts';

/** A text to be filled in when the work is asked for. */
export interface TextToFill {
  $fill: 'text' | 'url' | 'value';
  template: string;
}

/** A template that becomes a text. */
export const filledText = (template: string): TextToFill => ({ $fill: 'text', template });
/** A template of an address: whatever is filled in is encoded, so that a value never adds a path or a parameter. */
export const filledUrl = (template: string): TextToFill => ({ $fill: 'url', template });

/** A JSON value whose texts are templates. A text that is one variable alone keeps that variable's type. */
export function filledJson(value: JsonValue): unknown {
  if (typeof value === 'string') return value.includes('{') ? { $fill: 'value', template: value } : value;
  if (Array.isArray(value)) return value.map(filledJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledJson(inner)]));
}

/** Fills in the texts of an input. What was filled in is never read as a template again. */
export function fillInput(input: unknown, scope: Record<string, unknown>): JsonValue {
  if (isToFill(input)) return fill(input, scope);
  if (Array.isArray(input)) return input.map((item) => fillInput(item, scope));
  if (typeof input !== 'object' || input === null) return input as JsonValue;
  return Object.fromEntries(Object.entries(input).map(([key, inner]) => [key, fillInput(inner, scope)]));
}

function fill({ $fill, template }: TextToFill, scope: Record<string, unknown>): JsonValue {
  if ($fill === 'url') return renderUrl(template, scope);
  const [, alone] =
    $fill === 'value' ? (/^\{\{\s*((?!(?:true|false|nil|null|empty|blank)\b)[a-zA-Z_]\w*(?:\.\w+)*)\s*\}\}$/.exec(template) ?? []) : [];
  return alone === undefined ? renderTemplate(template, scope).trim() : valueAtPath(scope, alone);
}

function isToFill(input: unknown): input is TextToFill {
  return typeof input === 'object' && input !== null && '$fill' in input && 'template' in input;
}
