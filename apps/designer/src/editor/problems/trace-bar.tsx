import type { Diagnostic } from '@callwright/flow-schema';
import { ActionIcon, CloseButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { cardOf } from '../canvas/card.ts';
import { useLayersStore } from '../canvas/layers.ts';
import { useGoTo } from '../canvas/use-go-to.ts';
import { useEditor } from '../model/editor-context.ts';
import { pathOfTrace, type TracePath } from './path-of-trace.ts';
import { useProblemActions } from './problems-context.ts';
import { useProblemWords } from './use-problem-words.ts';
import './trace-bar.css';

/** Walks the way of a failing call on the canvas: arrows step, Escape ends. */
export function TraceBar({ problem }: { problem: Diagnostic }) {
  const { t } = useTranslation('repairs');
  const { trace } = useProblemActions();
  const { sentence } = useProblemWords();
  const path = useMemo(() => pathOfTrace(problem), [problem]);
  const { step, go } = useSteps(path, () => trace(null));
  const where = useWhere(path?.steps[step]);
  if (path === null) return null;
  return (
    <div className="trace-bar floating" role="dialog" aria-label={t('path')}>
      <ActionIcon aria-label={t('step-back')} disabled={step === 0} onClick={() => go(step - 1)}>
        <IconChevronLeft size={16} stroke={1.9} />
      </ActionIcon>
      <div className="trace-words">
        <p className="trace-step" aria-live="polite">
          <strong className="figures">{t('step', { number: step + 1, count: path.steps.length })}</strong> {where}
        </p>
        <p className="trace-why">{sentence(problem)}</p>
      </div>
      <ActionIcon aria-label={t('step-on')} disabled={step === path.steps.length - 1} onClick={() => go(step + 1)}>
        <IconChevronRight size={16} stroke={1.9} />
      </ActionIcon>
      <CloseButton size="sm" aria-label={t('end-path')} onClick={() => trace(null)} />
    </div>
  );
}

/** "Main menu, by “No input”". */
function useWhere(step: TracePath['steps'][number] | undefined): string {
  const { t } = useTranslation('repairs');
  const { words } = useNodeWords();
  const flow = useEditor((editor) => editor.flow);
  const node = step === undefined ? undefined : flow.nodes[step.node];
  if (step === undefined || node === undefined) return step?.node ?? '';
  const { title, exits } = cardOf(step.node, node, flow.languages[0] ?? 'en-US', words);
  const exit = exits.find((one) => one.exit === step.exit)?.label;
  return exit === undefined || exits.length === 1 ? title : t('by-exit', { node: title, exit });
}

function useSteps(path: TracePath | null, end: () => void) {
  const layers = useLayersStore();
  const goTo = useGoTo();
  const [step, go] = useState(0);
  const count = path?.steps.length ?? 0;
  const node = path?.steps[step]?.node ?? null;
  useEffect(() => {
    if (path === null || node === null) return;
    layers.setState({ path: { nodes: path.steps.map((one) => one.node), ways: path.ways, current: node } });
    goTo(node);
    return () => layers.setState({ path: null });
  }, [layers, path, node, goTo]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const acts: Record<string, () => void> = {
        Escape: end,
        ArrowRight: () => go((now) => Math.min(count - 1, now + 1)),
        ArrowLeft: () => go((now) => Math.max(0, now - 1)),
      };
      const isText = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null;
      const act = acts[event.key];
      if (act === undefined || isText) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // before the keys of the canvas
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [count, end]);
  return { step, go };
}
