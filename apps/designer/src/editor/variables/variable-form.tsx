import type { Variable } from '@callwright/flow-schema';
import { Button, Select, TagsInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGoTo } from '../canvas/use-go-to.ts';
import { setVariable } from '../model/commands/edit-flow.ts';
import { renameVariable } from '../model/commands/rename-variable.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { nameProblem } from './name-problem.ts';
import { PrivacyChoice } from './privacy-choice.tsx';
import type { VariableUse } from './variable-uses.ts';

interface VariableFormProps {
  name: string;
  variable: Variable;
  uses: readonly VariableUse[];
  renamed(name: string): void;
}

const types: readonly Variable['type'][] = ['text', 'number', 'boolean', 'date', 'phone', 'choice'];

/** One variable, to be changed. A new name is taken everywhere at once, when it is whole. */
export function VariableForm({ name, variable, uses, renamed }: VariableFormProps) {
  const { t } = useTranslation('variables');
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [typed, setTyped] = useState<string | null>(null);
  const taken = useEditor(({ flow }) => flow.variables);
  const problem = typed === null || typed === name ? null : nameProblem(typed, Object.keys(taken));
  const { change } = store.getState();
  const write = (fields: Partial<Variable>, key: string) =>
    change(t('change', { name }), setVariable(name, { ...variable, ...fields }), `variable\n${name}\n${key}`);
  const rename = () => {
    if (typed !== null && typed !== name && problem === null) {
      change(t('rename', { name: typed }), renameVariable(name, typed));
      renamed(typed);
    }
    setTyped(null);
  };
  const setType = (type: string | null) => {
    const { choices = [t('first-choice')], ...others } = variable;
    const next = types.find((one) => one === type) ?? 'text';
    change(t('change', { name }), setVariable(name, { ...others, type: next, ...(next === 'choice' && { choices }) }));
  };
  const setTitle = (title: string) => {
    const { title: _, ...others } = variable;
    change(t('change', { name }), setVariable(name, title === '' ? others : { ...others, title }), `variable\n${name}\ntitle`);
  };
  return (
    <div className="variable-form">
      <TextInput
        label={t('name')}
        className="mono-input"
        value={typed ?? name}
        readOnly={readOnly}
        error={problem === null ? false : t(problem)}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={rename}
        onKeyDown={({ key }) => key === 'Enter' && rename()}
      />
      <TextInput
        label={t('title')}
        value={variable.title ?? ''}
        maxLength={200}
        readOnly={readOnly}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Select
        label={t('type')}
        data={types.map((type) => ({ value: type, label: t(`type-${type}`) }))}
        value={variable.type}
        readOnly={readOnly}
        allowDeselect={false}
        onChange={setType}
      />
      {variable.type === 'choice' && (
        <TagsInput
          label={t('choices')}
          size="xs"
          value={[...(variable.choices ?? [])]}
          readOnly={readOnly}
          placeholder={t('choices-hint')}
          acceptValueOnBlur
          error={variable.choices?.length === 0 ? t('choices-missing') : false}
          onChange={(choices) => write({ choices }, 'choices')}
        />
      )}
      <PrivacyChoice value={variable.privacy} readOnly={readOnly} choose={(privacy) => write({ privacy }, 'privacy')} />
      <Uses uses={uses} />
      <div className="variable-end">
        {uses.length > 0 && <span className="field-problem warning">{t('delete-warning', { count: uses.length })}</span>}
        <Button
          size="xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={14} stroke={1.9} />}
          disabled={readOnly}
          onClick={() => change(t('delete', { name }), setVariable(name, null))}
        >
          {t('delete', { name })}
        </Button>
      </div>
    </div>
  );
}

/** Where a variable is used; each place leads to its field. */
function Uses({ uses }: { uses: readonly VariableUse[] }) {
  const { t } = useTranslation('variables');
  const store = useEditorStore();
  const goTo = useGoTo();
  const nodes = useEditor(({ flow }) => flow.nodes);
  if (uses.length === 0) return <p className="quiet-note">{t('not-used')}</p>;
  const go = ({ node, field }: VariableUse) => {
    goTo(node);
    store.getState().look({ inspector: true, focus: { node, field: `config.${field}`, at: Date.now() } });
  };
  return (
    <div>
      <span className="block-label">{t('used', { count: uses.length })}</span>
      <ul className="variable-uses">
        {uses.map((use) => (
          <li key={`${use.node}.${use.field}`}>
            <button type="button" className="link-button" onClick={() => go(use)}>
              {nodes[use.node]?.title ?? use.node}
            </button>
            {use.sets && <span className="quiet-note">{t('sets')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
