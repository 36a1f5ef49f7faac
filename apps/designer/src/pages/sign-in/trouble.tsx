import { IconAlertCircleFilled } from '@tabler/icons-react';

/** What went wrong, above the button that would try it again. */
export function Trouble({ words }: { words: string }) {
  return (
    <div className="trouble" role="alert">
      <IconAlertCircleFilled size={14} aria-hidden />
      <span>{words}</span>
    </div>
  );
}
