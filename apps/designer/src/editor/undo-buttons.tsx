import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHistory } from './model/editor-context.ts';

/** Takes back the last change, or does it again; says which. */
export function UndoButtons() {
  const { t } = useTranslation('editor');
  const { undo, redo } = useHistory();
  return (
    <>
      <Tooltip label={undo === null ? t('undo') : t('undo-what', { what: undo.label })}>
        <ActionIcon aria-label={t('undo')} disabled={undo === null} onClick={() => undo?.run()}>
          <IconArrowBackUp size={17} stroke={1.9} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redo === null ? t('redo') : t('redo-what', { what: redo.label })}>
        <ActionIcon aria-label={t('redo')} disabled={redo === null} onClick={() => redo?.run()}>
          <IconArrowForwardUp size={17} stroke={1.9} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
