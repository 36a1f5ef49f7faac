import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { cardOf } from '../../canvas/card.ts';
import { useEditor } from '../../model/editor-context.ts';
import { useForm } from '../form/form-place.ts';
import { LeadsTo } from '../names/leads-to.tsx';

/** All ways out of a node, and where each leads. */
export function ExitsTab() {
  const { t } = useTranslation('inspector');
  const { id, node } = useForm();
  const { words } = useNodeWords();
  const language = useEditor(({ flow }) => flow.languages[0] ?? 'en-US');
  const { exits } = cardOf(id, node, language, words);
  if (exits.length === 0) return <p className="quiet-note form-pane">{t('no-exits')}</p>;
  return (
    <ul className="exits-list form-pane alone">
      {exits.map(({ exit, label, key }) => (
        <li key={exit} data-field={`exits.${exit}`}>
          <span className="exit-name">
            {key !== null && <kbd className="key-cap">{key}</kbd>}
            <span className="ellipsis" title={exit}>
              {label}
            </span>
          </span>
          <LeadsTo node={id} exit={exit} label={label} />
        </li>
      ))}
    </ul>
  );
}
