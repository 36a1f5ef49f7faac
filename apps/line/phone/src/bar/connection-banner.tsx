import { IconPlugConnectedX } from '@tabler/icons-react';
import { usePhoneState } from '../store/session-context.ts';

/** Says that the line is gone; what the page shows stays, and it follows the line again by itself. */
export function ConnectionBanner() {
  const { connection } = usePhoneState();
  if (connection !== 'lost') return null;
  return (
    <div className="banner" role="alert">
      <IconPlugConnectedX size={15} aria-hidden />
      Connection to the line lost. Trying again.
    </div>
  );
}
