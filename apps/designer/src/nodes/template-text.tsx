import './template-text.css';

/** A text with its variables as chips. */
export function TemplateText({ text }: { text: string }) {
  if (!text.includes('{{')) return text;
  return text.split(/(\{\{.*?\}\})/).map((part, index) =>
    part.startsWith('{{') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
      <span key={index} className="variable-chip">
        {part.slice(2, -2).trim()}
      </span>
    ) : (
      part
    ),
  );
}
