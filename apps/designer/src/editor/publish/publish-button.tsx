import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { useAnalysis } from '../problems/analysis-context.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { useRights } from './use-rights.ts';
import './publish.css';

/** Publishing: what changed, why, and what is in the way. */
export function PublishButton() {
  const { t } = useTranslation('publish');
  const { diagnostics } = useAnalysis();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { canPublish } = useRights();
  const [open, setOpen] = useState(false);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (readOnly || !canPublish) return null;
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        rightSection={
          errors > 0 && (
            <span className="publish-errors figures" title={t('errors', { count: errors })}>
              {errors}
              <span className="visually-hidden">{t('errors-word', { count: errors })}</span>
            </span>
          )
        }
      >
        {t('publish')}…
      </Button>
      {/* words that are still loaded hide nothing but the dialog */}
      <Suspense fallback={null}>{open && <PublishDialog close={() => setOpen(false)} />}</Suspense>
    </>
  );
}
