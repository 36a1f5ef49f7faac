import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** The title of a node while it is written anew in its row. Esc leaves it as it was: null. */
export function OutlineTitle({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  const { t } = useTranslation('outline');
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.select(), []);
  const end = (text: string | null): void => {
    if (!done.current) onDone(text);
    done.current = true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key === 'Enter') end(event.currentTarget.value.trim());
    else if (event.key === 'Escape') end(null);
  };
  return (
    <input
      ref={input}
      className="outline-input"
      aria-label={t('title')}
      defaultValue={title}
      maxLength={200}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => end(currentTarget.value.trim())}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
