import { Mic } from 'lucide-react';
import { useState } from 'react';
import type { LinesView, SayableLine, Shown } from '../../domain/overlay-view.ts';
import { ignoreKeyRepeat } from '../ui/ignore-key-repeat.ts';
import { FaceButton } from './face-button.tsx';
import { FaceButtons } from './face-buttons.tsx';
import { FaceTop } from './face-top.tsx';
import './lines-face.css';
import { LaterOrLog } from './later-or-log.tsx';
import { keyShortcutOf, keysOfLine, lineToCopy, ownKeys } from './own-keys.ts';
import { SaidToggle } from './said-toggle.tsx';
import { SituationPicker } from './situation-picker.tsx';
import { useAct } from './use-act.ts';
import { useHasKeyboard, useSingleKeys } from './use-own-keys.ts';

/** The lines, in the order of doing: unmute, choose, speak. */
export function LinesFace({ view }: { readonly view: Shown & LinesView }) {
  const { act, copy, refusal } = useAct();
  const [copied, setCopied] = useState<SayableLine | null>(null);
  const hasKeyboard = useHasKeyboard();
  const { returnLine } = view;
  const copyLine = async (line: SayableLine) => {
    if (await copy(line.text)) setCopied(line);
  };
  useSingleKeys((press) => {
    const line = lineToCopy(press, view);
    if (line !== null) void copyLine(line);
    return line !== null;
  });
  const markSaid = (line: SayableLine) => (isSaid: boolean) =>
    act({ type: 'mark-said', line: line.id, isSaid });
  return (
    <>
      <FaceTop isPractice={view.isPractice}>
        <MicStrip isUnmuteShown={view.isUnmuteShown} onUnmuted={() => act({ type: 'unmuted' })} />
      </FaceTop>
      <SituationPicker
        chosen={view.situation}
        choices={view.situations}
        digits={view.digits}
        onPick={(situation) => act({ type: 'pick-situation', situation })}
      />
      <div className="to-say">
        {returnLine === null ? (
          <h1 className="only-heard">Lines</h1>
        ) : (
          <h1 className="return-line">
            <SaidToggle
              line={returnLine}
              ownKey={keysOfLine(view, returnLine).said}
              onSaid={markSaid(returnLine)}
            />
          </h1>
        )}
        {view.lines.length === 0 ? (
          <p className="no-lines">No line is switched on here. The Playbook has them.</p>
        ) : (
          <ul className="lines" aria-label="Lines">
            {view.lines.map((line) => (
              <li key={line.id} className="line">
                <SaidToggle line={line} ownKey={keysOfLine(view, line).said} onSaid={markSaid(line)} />
                <CopyButton
                  text={line.text}
                  ownKey={keysOfLine(view, line).copy}
                  isCopied={copied?.id === line.id}
                  onPress={() => void copyLine(line)}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="only-heard" role="status">
        {copied !== null && `Copied: ${copied.text}`}
      </p>
      <FaceButtons refusal={refusal} above={<Avoid words={view.avoid} />}>
        {view.pages > 1 && (
          <>
            <FaceButton ownKey={ownKeys.nextLines} onPress={() => act({ type: 'next-lines' })}>
              Next lines
            </FaceButton>
            {/* The keys drawn on the buttons need its room. */}
            <span className={hasKeyboard ? 'only-heard' : 'page'}>
              {view.page} of {view.pages}
            </span>
          </>
        )}
        <FaceButton ownKey={ownKeys.ladder} onPress={() => act({ type: 'ladder' })}>
          Ladder
        </FaceButton>
        <FaceButton ownKey={ownKeys.danger} onPress={() => act({ type: 'danger' })}>
          Danger
        </FaceButton>
        <LaterOrLog view={view} act={act} hotkey={view.hotkey} look="filled" />
      </FaceButtons>
    </>
  );
}

interface CopyButtonProps {
  readonly text: string;
  readonly ownKey: string | undefined;
  readonly isCopied: boolean;
  readonly onPress: () => void;
}

function CopyButton({ text, ownKey, isCopied, onPress }: CopyButtonProps) {
  const hasKeyboard = useHasKeyboard();
  return (
    <button
      type="button"
      className="copy"
      aria-label={`Copy: ${text}`}
      aria-keyshortcuts={ownKey === undefined ? undefined : keyShortcutOf(ownKey)}
      onKeyDown={ignoreKeyRepeat}
      onClick={onPress}
    >
      {isCopied ? 'Copied' : 'Copy'}
      {hasKeyboard && ownKey !== undefined && <span className="key" aria-hidden="true" data-key={ownKey} />}
    </button>
  );
}

/** Beside the lines whatever is scrolled. */
function Avoid({ words }: { readonly words: string }) {
  if (words === '') return null;
  return (
    <p className="avoid">
      <b>Avoid:</b> {words}
    </p>
  );
}

interface MicStripProps {
  readonly isUnmuteShown: boolean;
  readonly onUnmuted: () => void;
}

/** The microphone first. Once it is dealt with the strip keeps its place, so that nothing jumps while a line is read. */
function MicStrip({ isUnmuteShown, onUnmuted }: MicStripProps) {
  if (!isUnmuteShown) {
    return <p className="mic-strip settled">Slower, lower, shorter.</p>;
  }
  return (
    <div className="mic-strip">
      <Mic size={20} strokeWidth={2} aria-hidden="true" />
      <p>Unmute before you speak</p>
      <FaceButton look="quiet" ownKey={ownKeys.unmuted} onPress={onUnmuted}>
        Unmuted
      </FaceButton>
    </div>
  );
}
