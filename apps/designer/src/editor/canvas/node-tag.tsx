import { IconEar, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLayer } from './layers.ts';

/** What stands above a box: that a caller is there, that somebody else edits it, how it differs. */
export const NodeTag = memo(function NodeTag({ id }: { id: string }) {
  const { t } = useTranslation('canvas');
  const listening = useLayer(({ trial }) => (trial?.current === id ? trial.tag : null));
  const other = useLayer(({ others }) => others[id] ?? null);
  const difference = useLayer(({ differences }) => differences?.nodes[id]?.how ?? null);
  const fields = useLayer(({ differences }) => differences?.nodes[id]?.fields ?? 0);
  if (listening !== null) {
    return (
      <div className="node-tag here">
        <IconEar size={12} stroke={2} aria-hidden />
        {listening}
      </div>
    );
  }
  if (difference === 'added')
    return (
      <div className="node-tag added">
        <IconPlus size={12} stroke={2.2} aria-hidden />
        {t('added')}
      </div>
    );
  if (difference === 'removed')
    return (
      <div className="node-tag removed">
        <IconMinus size={12} stroke={2.2} aria-hidden />
        {t('removed')}
      </div>
    );
  if (difference === 'changed')
    return (
      <div className="node-tag changed">
        <IconPencil size={12} stroke={2} aria-hidden />
        {t('fields', { count: fields })}
      </div>
    );
  return other === null ? null : <div className="node-tag person">{t('edits', { name: other })}</div>;
});
