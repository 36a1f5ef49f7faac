import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStable } from '../canvas/use-stable.ts';
import './import-offer.css';
import { importFailure, useImport } from '../../pages/flows/import/use-import.ts';

/** Offers to make a flow of its own of a flow file that was pasted. */
export function useImportOffer(): (text: string) => void {
  const { t } = useTranslation('keys');
  const { mutate } = useImport();
  const refused = useCallback((reason: string) => notifications.show({ color: 'red', message: t('import-failed', { reason }) }), [t]);
  return useStable((text: string) => {
    const make = (): void => {
      notifications.hide(id);
      mutate(Promise.resolve([{ path: 'flow.json', text }]), {
        onSuccess({ problems }) {
          const [first] = problems;
          if (first !== undefined) refused(first.message);
        },
        onError: (error) => refused(importFailure(error, String)),
      });
    };
    const id = notifications.show({
      autoClose: 20_000,
      message: (
        <div className="import-offer">
          <span>{t('import-flow')}</span>
          <Button size="xs" variant="default" onClick={make}>
            {t('import-new')}
          </Button>
        </div>
      ),
    });
  });
}
