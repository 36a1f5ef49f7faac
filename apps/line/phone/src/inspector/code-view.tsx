import { useMemo } from 'react';
import { twimlLines } from './twiml-lines.ts';

/** A body of TwiML with line numbers and colours. */
export function CodeView({ body, empty }: { body: string; empty: string }) {
  const lines = useMemo(() => numbered(twimlLines(body)), [body]);
  if (body.trim() === '') return <p className="inspector-empty">{empty}</p>;
  return (
    <pre className="code mono">
      {lines.map(({ number, tokens }) => (
        <div key={number} className="code-line">
          <span className="code-number">{number}</span>
          <code>
            {tokens.map(({ at, kind, text }) => (
              <span key={at} className={`code-${kind}`}>
                {text}
              </span>
            ))}
          </code>
        </div>
      ))}
    </pre>
  );
}

const numbered = (lines: ReturnType<typeof twimlLines>) =>
  lines.map((tokens, index) => ({ number: index + 1, tokens: tokens.map((token, at) => ({ ...token, at })) }));
