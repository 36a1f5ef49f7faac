import type { EditorView } from '@codemirror/view';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import type { Path } from '../../../json/at-path.ts';
import { useEditor } from '../../model/editor-context.ts';
import { type Field, listAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { insertName } from '../template/insert-name.ts';
import { VariableMenu } from '../template/variable-menu.tsx';
import { PromptColumns } from './prompt-columns.tsx';

/** What is said before the second try, the third and so on. */
export function Tries({ field, path, writing }: { field: Field; path: Path; writing: RefObject<EditorView | null> }) {
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const { value, label, problem, readOnly, write } = useControl({ field, path });
  const focus = useEditor((editor) => editor.focus?.field ?? '');
  const wanted = Number(focus.replace(/^config\./, '').split('.')[path.length]);
  const [chosen, setChosen] = useState(Number.isInteger(wanted) ? wanted : 0);
  const items = listAt(value);
  const open = Math.min(chosen, items.length - 1);
  const most = field.shape.kind === 'prompts' ? (field.shape.most ?? 4) : 4;
  const add = () => {
    write([...items, {}], { step: true });
    setChosen(items.length);
  };
  return (
    <>
      <div className="tries">
        <div className="pill-tabs small" role="tablist" aria-label={label}>
          {items.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a try is its number
            <button key={index} type="button" role="tab" aria-selected={index === open} onClick={() => setChosen(index)}>
              {t('try', { number: index + 2 })}
            </button>
          ))}
        </div>
        {items.length < most && (
          <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} />} disabled={readOnly} onClick={add}>
            {words(field.meta.add ?? 'Add')}
          </Button>
        )}
        <span className="editor-space" />
        {open >= 0 && (
          <Tooltip label={t('remove-try')}>
            <ActionIcon
              size={24}
              aria-label={t('remove-try')}
              disabled={readOnly}
              onClick={() => write(items.length === 1 ? undefined : items.filter((_, index) => index !== open), { step: true })}
            >
              <IconTrash size={14} stroke={1.9} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {open >= 0 ? (
        <PromptColumns path={[...path, open]} label={label} optional={false} writing={writing} />
      ) : (
        <p className="quiet-note">{t('no-tries')}</p>
      )}
      {problem !== null && <p className="field-problem error">{problem.text}</p>}
    </>
  );
}

/** Words for further tries, where they stand by themselves. */
export function PromptsControl({ field, path }: ControlProps) {
  const { label, help, readOnly } = useControl({ field, path });
  const writing = useRef<EditorView>(null);
  return (
    <FieldFrame
      label={label}
      help={help}
      problem={null}
      aside={<VariableMenu disabled={readOnly} choose={(name) => writing.current !== null && insertName(writing.current, name)} />}
    >
      <Tries field={field} path={path} writing={writing} />
    </FieldFrame>
  );
}
