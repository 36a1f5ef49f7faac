import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { SETUP } from '../form/derive-form.ts';
import type { DockTab } from './use-tabs.ts';

interface NodeTabsProps {
  tabs: readonly DockTab[];
  open: DockTab | undefined;
  choose(name: string): void;
}

/** The tabs of a node; arrows walk along them. */
export function NodeTabs({ tabs, open, choose }: NodeTabsProps) {
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const nameOf = (tab: DockTab) => (tab.kind !== 'form' ? t(tab.name) : tab.name === SETUP ? t('setup') : words(tab.name));
  return (
    <div
      className="dock-tabs"
      role="tablist"
      aria-label={t('tabs')}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const next = by === undefined ? undefined : event.currentTarget.children[(open === undefined ? -1 : tabs.indexOf(open)) + by];
        if (!(next instanceof HTMLElement)) return;
        event.preventDefault();
        event.stopPropagation();
        next.focus();
        next.click();
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          role="tab"
          aria-selected={tab === open}
          aria-controls="dock-tab-body"
          tabIndex={tab === open ? 0 : -1}
          onClick={() => choose(tab.name)}
        >
          {nameOf(tab)}
          {tab.problems > 0 && <i className="tab-problem" title={t('problems', { count: tab.problems })} />}
        </button>
      ))}
    </div>
  );
}
