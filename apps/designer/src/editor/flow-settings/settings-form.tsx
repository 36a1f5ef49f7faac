import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { setFlow } from '../model/commands/edit-flow.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { FlowExits } from './flow-exits.tsx';
import { FlowLanguages } from './flow-languages.tsx';
import { HoldPrompt } from './hold-prompt.tsx';
import { ModuleSettings } from './module-settings.tsx';
import { NodeChoice } from './node-choice.tsx';
import { ReservedKeysForm } from './reserved-keys-form.tsx';
import { SettingsPart } from './settings-part.tsx';

/** The settings of the flow, part by part. */
export function SettingsForm() {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const { state } = useOpened();
  const { title, kind, id, start, onError, module } = useEditor(({ flow }) => flow);
  const readOnly = useEditor((editor) => editor.readOnly);
  const { change } = store.getState();
  return (
    <div className="flow-settings">
      <SettingsPart>
        <TextInput
          label={t('title')}
          value={title}
          maxLength={200}
          readOnly={readOnly}
          error={title === '' ? t('title-missing') : false}
          onChange={({ currentTarget }) => change(t('change-title'), setFlow({ title: currentTarget.value }), 'flow\ntitle')}
        />
        <dl className="settings-facts">
          <dt>{t('kind')}</dt>
          <dd>{t(`kind-${kind}`)}</dd>
          <dt>{t('id')}</dt>
          <dd className="mono">{id}</dd>
          <dt>{t('numbers')}</dt>
          <dd>
            {state.numbers.length === 0 ? t('no-numbers') : state.numbers.join(', ')} <Link to="/numbers">{t('to-numbers')}</Link>
          </dd>
        </dl>
      </SettingsPart>
      <FlowLanguages />
      <SettingsPart title={t('way')}>
        <NodeChoice
          label={t('start')}
          value={start}
          readOnly={readOnly}
          choose={(node) => node !== null && change(t('start'), setFlow({ start: node }))}
        />
        <NodeChoice
          label={t('on-error')}
          help={t('on-error-help')}
          value={onError ?? null}
          readOnly={readOnly}
          none={t('apology')}
          choose={(node) => change(t('on-error'), setFlow({ onError: node ?? undefined }))}
        />
      </SettingsPart>
      <ReservedKeysForm />
      <FlowExits />
      <HoldPrompt />
      {module !== undefined && <ModuleSettings module={module} />}
    </div>
  );
}
