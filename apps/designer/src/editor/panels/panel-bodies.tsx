import type { ComponentType } from 'react';
import { FlowSettings } from '../flow-settings/flow-settings.tsx';
import type { Panel } from '../model/create-editor.ts';
import { Outline } from '../outline/outline.tsx';
import { ProblemsList } from '../problems/problems-list.tsx';
import { TestsPanel } from '../tests/tests-panel.tsx';
import { Variables } from '../variables/variables.tsx';

const panels: Readonly<Record<Panel, ComponentType>> = {
  problems: ProblemsList,
  outline: Outline,
  variables: Variables,
  flow: FlowSettings,
  tests: TestsPanel,
};

/** What a panel beside the canvas shows. */
export function PanelBody({ panel }: { panel: Panel }) {
  const Body = panels[panel];
  return <Body />;
}
