/** A text without its conditions, for tables: "{% if name %}, {{ name | capitalize }}{% endif %}" is ", {{ name }}". */
export function readableText(text: string): string {
  return text.replace(/\{%.*?%\}/gs, '').replace(/\{\{-?\s*([^\s|}]+)[^}]*\}\}/g, '{{ $1 }}');
}

/** The same for who reads it from paper: what is filled in stands in brackets. */
export function textToRecord(text: string): string {
  return readableText(text)
    .replace(/\{\{ (.*?) \}\}/g, '[$1]')
    .replace(/\s+/g, ' ')
    .trim();
}
