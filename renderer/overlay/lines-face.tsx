import { Mic } from 'lucide-react';
import { useState } from 'react';
import type { LinesView, SayableLine, Shown } from '../../domain/overlay-view.ts';
import { FaceButton } from './face-button.tsx';
import { FaceButtons } from './face-buttons.tsx';
import { FaceTop } from './face-top.tsx';
import './lines-face.css';
import { ownKeys } from './own-keys.ts';
import { SaidToggle } from './said-toggle.tsx';
import { SituationPicker } from './situation-picker.tsx';
import { useAct } from './use-act.ts';
import { useHasKeyboard } from './use-own-keys.ts';

/** The lines, in the order of doing: unmute, choose, speak. */
export function LinesFace({ view }: { readonly view: Shown & LinesView }) {
  const { act, copy, refusal } = useAct();
  const [copied, setCopied] = useState<SayableLine | null>(null);
  const hasKeyboard = useHasKeyboard();
  const { returnLine } = view;
  const copyLine = async (line: SayableLine) => {
    if (await copy(line.text)) setCopied(line);
  };
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
            <SaidToggle line={returnLine} onSaid={markSaid(returnLine)} />
          </h1>
        )}
        {view.lines.length === 0 ? (
          <p className="no-lines">No line is switched on here. The Playbook has them.</p>
        ) : (
          <ul className="lines" aria-label="Lines">
            {view.lines.map((line) => (
              <li key={line.id} className="line">
                <SaidToggle line={line} onSaid={markSaid(line)} />
                <button
                  type="button"
                  className="copy"
                  aria-label={`Copy: ${line.text}`}
                  onClick={() => void copyLine(line)}
                >
                  {copied?.id === line.id ? 'Copied' : 'Copy'}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="only-heard" role="status">
        {copied !== null && `Copied: ${copied.text}`}
      </p>
      {view.avoid !== '' && (
        <p className="avoid">
          <b>Avoid:</b> {view.avoid}
        </p>
      )}
      <FaceButtons refusal={refusal}>
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
        <div className="what-next">
          <FaceButton
            ownKey={ownKeys.later}
            hotkey={view.size === 'compact' ? null : view.hotkey}
            onPress={() => act({ type: 'later' })}
          >
            Later
          </FaceButton>
          <FaceButton look="filled" ownKey={ownKeys.logNow} onPress={() => act({ type: 'log-now' })}>
            Log now
          </FaceButton>
        </div>
      </FaceButtons>
    </>
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
