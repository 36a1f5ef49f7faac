import type { Diagnostic } from '@callwright/flow-schema';
import { languageName } from '@callwright/web/i18n/language-name.ts';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconChevronDown } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { pathOfTrace } from './path-of-trace.ts';
import { ProblemWhy } from './problem-why.tsx';
import { useProblemActions } from './problems-context.ts';
import { useFixes } from './use-fixes.ts';
import { useProblemWords } from './use-problem-words.ts';

/** A problem: where it is, what it is, and what is done against it. */
export function ProblemRow({ problem, isChosen, canEdit }: { problem: Diagnostic; isChosen: boolean; canEdit: boolean }) {
  const { t } = useTranslation('repairs');
  const { show, trace } = useProblemActions();
  const { sentence, title } = useProblemWords();
  const fixes = useFixes();
  const [open, setOpen] = useState(false);
  const why = useId();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const repairs = canEdit ? fixes(problem) : [];
  const language = useMissingLanguage(problem);
  const openIt = { words: language === null ? t('open') : t('open-language', { language }), act: () => show(problem) };
  const path = pathOfTrace(problem) === null ? [] : [{ words: t('show-path'), act: () => trace(problem) }];
  const [first = openIt, ...others] = [...repairs, ...path];
  const isError = problem.severity === 'error';
  return (
    <li ref={row} className={isChosen ? 'problem chosen' : 'problem'}>
      <div className="problem-line">
        <button type="button" className="problem-words" onClick={() => show(problem)} aria-current={isChosen}>
          {isError ? (
            <IconAlertCircleFilled size={15} color="var(--red)" role="img" aria-label={t('error')} />
          ) : (
            <IconAlertTriangleFilled size={15} color="var(--amber-icon)" role="img" aria-label={t('warning')} />
          )}
          <span>
            {title(problem) !== null && <strong>{title(problem)} </strong>}
            {sentence(problem)}
          </span>
        </button>
      </div>
      <div className="problem-more">
        <button type="button" className="problem-link" aria-expanded={open} aria-controls={why} onClick={() => setOpen(!open)}>
          {t('why')}
          <IconChevronDown size={12} stroke={2} aria-hidden className={open ? 'turned' : ''} />
        </button>
        {others.map(({ words, act }) => (
          <button key={words} type="button" className="problem-link" onClick={({ currentTarget }) => act(currentTarget)}>
            {words}
          </button>
        ))}
        <button type="button" className="problem-fix" onClick={({ currentTarget }) => first.act(currentTarget)}>
          {first.words}
        </button>
      </div>
      <div id={why}>{open && <ProblemWhy code={problem.code} />}</div>
    </li>
  );
}

/** The language of the words in which a problem is, by its own name: "Română". */
function useMissingLanguage({ path }: Diagnostic): string | null {
  const languages = useEditor(({ flow }) => flow.languages);
  const tag = path.findLast((step) => typeof step === 'string' && languages.includes(step));
  if (typeof tag !== 'string') return null;
  const name = languageName(tag, tag);
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
