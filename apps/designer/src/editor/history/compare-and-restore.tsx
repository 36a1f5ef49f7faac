import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { useRights } from '../publish/use-rights.ts';
import { RestoreButton } from './restore-button.tsx';

interface Props {
  /** The former state as the comparison names it: `v41`, `save-7`. */
  state: string;
  running: boolean;
  restore(): Promise<void>;
  close(): void;
}

/** What may be done with a former state of the flow. */
export function CompareAndRestore({ state, running, restore, close }: Props) {
  const { t } = useTranslation('history');
  const { id } = useOpened();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { canEdit } = useRights();
  return (
    <>
      <Link to="/flows/$id/compare" params={{ id }} search={{ from: state, to: 'draft' }} onClick={close} className="version-link">
        {t('compare')}
      </Link>
      {!readOnly && canEdit && (
        <RestoreButton
          words={t('restore')}
          running={running}
          restore={async () => {
            await restore();
            close();
          }}
        />
      )}
    </>
  );
}
