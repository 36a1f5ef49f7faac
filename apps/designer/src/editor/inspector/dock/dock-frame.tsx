import type { KeyboardEvent, PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorStore } from '../../model/editor-context.ts';
import { useDockHeight } from './use-dock-height.ts';

/** The dock below the canvas. Esc closes it. */
export function DockFrame({ label, children }: PropsWithChildren<{ label: string }>) {
  const { t } = useTranslation('inspector');
  const store = useEditorStore();
  const { dock, style, handle, range } = useDockHeight();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isListOpen(event.target)) return;
    event.stopPropagation();
    store.getState().look({ inspector: false });
  };
  return (
    <section ref={dock} className="dock" aria-label={label} style={style} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no line */}
      <div
        className="dock-handle"
        role="separator"
        aria-orientation="horizontal"
        aria-label={t('height')}
        aria-valuemin={range.least}
        aria-valuemax={range.most}
        aria-valuenow={range.now}
        tabIndex={0}
        {...handle}
      />
      {children}
    </section>
  );
}

/** Esc closes a list first. */
function isListOpen(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('[aria-expanded="true"][role="combobox"], [aria-expanded="true"][aria-haspopup], [role="menu"]') !== null
  );
}
