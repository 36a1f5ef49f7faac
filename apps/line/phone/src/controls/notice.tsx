import { IconAlertTriangle, IconX } from '@tabler/icons-react';

interface Props {
  tone: 'bad' | 'warning';
  text: string;
  onClose?: () => void;
}

/** A sentence that needs attention, where it belongs; it says what happened and what to do. */
export function Notice({ tone, text, onClose }: Props) {
  return (
    <div className={`notice ${tone}`} role="alert">
      <IconAlertTriangle size={15} aria-hidden />
      <span>{text}</span>
      {onClose && (
        <button type="button" className="notice-close" aria-label="Close" onClick={onClose}>
          <IconX size={15} aria-hidden />
        </button>
      )}
    </div>
  );
}
