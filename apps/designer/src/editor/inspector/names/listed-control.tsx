import { Select } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../../model/editor-context.ts';
import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { useForm } from '../form/form-place.ts';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { visitNode } from '../form/visit-fields.ts';
import { useLanguageNames } from './use-language-names.ts';
import { useModule } from './use-module.ts';

/** One of the languages that the flow speaks. */
export function LanguageControl(props: ControlProps) {
  const languages = useEditor(({ flow }) => flow.languages);
  const nameOf = useLanguageNames();
  return <Listed {...props} data={languages.map((language) => ({ value: language, label: nameOf(language) }))} />;
}

/** One of the exits that this module declares. */
export function ModuleExitControl(props: ControlProps) {
  const exits = useEditor(({ flow }) => flow.module?.exits) ?? [];
  return <Listed {...props} data={exits.map(({ exit, label }) => ({ value: exit, label: label ?? exit }))} />;
}

/** A variable of the module that the node uses. */
export function ModuleVariableControl(props: ControlProps) {
  const { node } = useForm();
  const module = visitNode(node).find(({ field }) => field.meta.control === 'module-name')?.value;
  const variables = useModule(textAt(module))?.variables ?? {};
  return <Listed {...props} data={Object.entries(variables).map(([name, { title }]) => ({ value: name, label: title ?? name }))} />;
}

/** A choice among what there is; what was chosen before and is gone stays visible. */
function Listed({ data, ...props }: ControlProps & { data: readonly { value: string; label: string }[] }) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const id = useId();
  const text = textAt(value);
  const isGone = text !== '' && !data.some((one) => one.value === text);
  return (
    <FieldFrame label={label} help={help} problem={problem} htmlFor={id} bare={bare}>
      <Select
        id={id}
        data={isGone ? [...data, { value: text, label: text }] : [...data]}
        value={text === '' ? null : text}
        placeholder={t('choose')}
        readOnly={readOnly}
        error={problem?.isError === true}
        allowDeselect={false}
        clearable={props.field.optional}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        {...(bare && { 'aria-label': label })}
        {...(help !== null && { 'aria-description': help })}
        onChange={(next) => write(next ?? undefined, { step: true })}
      />
    </FieldFrame>
  );
}
