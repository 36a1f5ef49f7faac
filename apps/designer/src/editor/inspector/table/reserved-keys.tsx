import { useTranslation } from 'react-i18next';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';

/** The keys that the whole flow reserves: they work here too. */
export function ReservedKeys() {
  const { t } = useTranslation('inspector');
  const store = useEditorStore();
  const keys = useEditor(({ flow }) => flow.reservedKeys);
  const nodes = useEditor(({ flow }) => flow.nodes);
  const exits = useEditor(({ flow }) => flow.exits);
  if (Object.keys(keys).length === 0) return null;
  const titleOf = (exit: string) => {
    const target = exits[exit];
    return target === undefined ? exit : (nodes[target]?.title ?? target);
  };
  return (
    <button type="button" className="reserved-keys" onClick={() => store.getState().look({ panel: 'flow' })}>
      {Object.entries(keys).map(([key, action]) => (
        <span key={key}>
          <kbd className="key-cap">{key}</kbd>
          {typeof action === 'string' ? t(`key-${action}`) : titleOf(action.exit)}
        </span>
      ))}
      <span className="reserved-why">{t('for-whole-flow')}</span>
    </button>
  );
}
