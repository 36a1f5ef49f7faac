import { Suspense, useEffect } from 'react';
import { EditorCanvas } from './canvas/editor-canvas.tsx';
import { FindDialog } from './find/find-dialog.tsx';
import { Announcer } from './keys/announcer.tsx';
import { EditorKeys } from './keys/editor-keys.tsx';
import { KeyHelpDialog } from './keys/key-help-dialog.tsx';
import { fetchLaterParts, Inspector, TrialPanel } from './later-parts.ts';
import { useEditor } from './model/editor-context.ts';
import { Palette } from './palette/palette.tsx';
import { SidePanel } from './panels/side-panel.tsx';
import { SavingBanner } from './saving/saving-banner.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import './editor.css';

/** The editor of one flow: canvas, palette, inspector, phone. */
export function EditorFrame() {
  useEffect(fetchLaterParts, []);
  const editing = useEditor(({ selected, selectedExit }) => selected.length > 0 || selectedExit !== null);
  const trying = useEditor((editor) => editor.trying);
  return (
    <div className="editor-frame">
      <TopBar />
      <SavingBanner />
      <div className="editor-middle">
        <Palette />
        <SidePanel />
        <main className="editor-work">
          <EditorCanvas />
          {/* its words come when they are first wanted; the canvas stays */}
          <Suspense fallback={null}>{editing && <Inspector />}</Suspense>
        </main>
        {/* its words come when it is opened first; the page stays */}
        <Suspense fallback={null}>{trying && <TrialPanel />}</Suspense>
      </div>
      <StatusBar />
      <FindDialog />
      <KeyHelpDialog />
      <Announcer />
      <EditorKeys />
    </div>
  );
}
