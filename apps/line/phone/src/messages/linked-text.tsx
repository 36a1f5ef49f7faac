import { findLinks } from './find-links.ts';

/** A text whose web addresses can be opened, in a tab of their own. */
export function LinkedText({ text }: { text: string }) {
  let at = 0;
  return (
    <span className="linked-text">
      {findLinks(text).map((part) => {
        const key = at;
        at += part.text.length;
        if (part.href === undefined) return <span key={key}>{part.text}</span>;
        return (
          <a key={key} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        );
      })}
    </span>
  );
}
