import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const doneMs = 1500;

export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), doneMs);
    return () => clearTimeout(timer);
  }, [copied]);
  if (text === '' || !navigator.clipboard) return null;
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const label = copied ? 'Copied' : 'Copy the answer as it was sent';
  return (
    <button type="button" className="icon-button reach" aria-label={label} title={label} onClick={copy}>
      {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
    </button>
  );
}
