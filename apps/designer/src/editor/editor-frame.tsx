import { Suspense } from 'react';
import { EditorCanvas } from './canvas/editor-canvas.tsx';
import { useClipboard } from './clipboard/use-clipboard.ts';
import { FindDialog } from './find/find-dialog.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { Announcer } from './keys/announcer.tsx';
import { KeyHelpDialog } from './keys/key-help-dialog.tsx';
import { useEditorKeys } from './keys/use-editor-keys.ts';
import { useEditor } from './model/editor-context.ts';
import { Palette } from './palette/palette.tsx';
import { SidePanel } from './panels/side-panel.tsx';
import { SavingBanner } from './saving/saving-banner.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { TrialPanel } from './try/trial-panel.tsx';
import './editor.css';

/** The editor of one flow: canvas, palette, inspector, phone. */
export function EditorFrame() {
  useEditorKeys();
  useClipboard();
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
          <Inspector />
        </main>
        {/* its words come when it is opened first; the page stays */}
        <Suspense fallback={null}>{trying && <TrialPanel />}</Suspense>
      </div>
      <StatusBar />
      <FindDialog />
      <KeyHelpDialog />
      <Announcer />
    </div>
  );
}
