import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../../../page-parts/side-drawer.tsx';

const NewFlowChoices = lazy(async () => ({ default: (await import('./new-flow-choices.tsx')).NewFlowChoices }));

/** Begins a flow: with a template, or with nothing. */
export function NewFlowDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('flows');
  return (
    <SideDrawer opened={opened} onClose={onClose} width={560} title={t('new-flow')}>
      <Suspense fallback={null}>{opened && <NewFlowChoices />}</Suspense>
    </SideDrawer>
  );
}
