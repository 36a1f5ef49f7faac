import { useTranslation } from 'react-i18next';
import type { SideName } from './side-names.ts';

/** What a side is called: "v41", "Draft". */
export function useSideTitle(): (side: SideName) => string {
  const { t } = useTranslation('compare');
  return (side) => (side.what === 'version' ? `v${side.number}` : side.what === 'save' ? t('side-save') : t(`side-${side.what}`));
}
