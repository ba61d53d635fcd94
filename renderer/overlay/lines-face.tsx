import { Circle, CircleCheck, Mic } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import type { LinesView, SayableLine } from '../../domain/overlay-view.ts';
import { Button } from '../ui/button.tsx';
import { FaceButtons } from './face-buttons.tsx';
import './lines-face.css';
import { SituationPicker } from './situation-picker.tsx';
import { useAct } from './use-act.ts';

/** The lines, in the order of doing: unmute, choose, speak. */
export function LinesFace({ view }: { readonly view: LinesView }) {
  const { act, copy, refusal } = useAct();
  const [copied, setCopied] = useState<SayableLine | null>(null);
  const copyLine = async (line: SayableLine) => {
    if (await copy(line.text)) setCopied(line);
  };
  return (
    <>
      <TopStrip isUnmuteShown={view.isUnmuteShown} onUnmuted={() => act({ type: 'unmuted' })} />
      <SituationPicker
        chosen={view.situation}
        choices={view.situations}
        digits={view.digits}
        onPick={(situation) => act({ type: 'pick-situation', situation })}
      />
      <div className="to-say">
        <h1 className="return-line">“{view.returnLine.text}”</h1>
        <ul className="lines" aria-label="Lines">
          {view.lines.map((line) => (
            <LineRow
              key={line.id}
              line={line}
              isCopied={copied?.id === line.id}
              onSaid={(isSaid) => act({ type: 'mark-said', line: line.id, isSaid })}
              onCopy={() => void copyLine(line)}
            />
          ))}
        </ul>
      </div>
      <p className="only-heard" role="status">
        {copied !== null && `Copied: ${copied.text}`}
      </p>
      <p className="avoid">
        <b>Avoid:</b> {view.avoid}
      </p>
      <FaceButtons refusal={refusal}>
        {view.pages > 1 && (
          <>
            <Button onPress={() => act({ type: 'next-lines' })}>Next lines</Button>
            <span className="page">
              {view.page} of {view.pages}
            </span>
          </>
        )}
        <Button onPress={() => act({ type: 'danger' })}>Danger</Button>
        <span className="push-right" />
        <Button hotkey={view.hotkey} onPress={() => act({ type: 'later' })}>
          Later
        </Button>
        <Button look="filled" onPress={() => act({ type: 'log-now' })}>
          Log now
        </Button>
      </FaceButtons>
    </>
  );
}

interface TopStripProps {
  readonly isUnmuteShown: boolean;
  readonly onUnmuted: () => void;
}

/** The microphone first. Once it is dealt with the strip keeps its place, so that nothing jumps while a line is read. */
function TopStrip({ isUnmuteShown, onUnmuted }: TopStripProps) {
  if (!isUnmuteShown) {
    return <p className="mic-strip settled">Slower, lower, shorter.</p>;
  }
  return (
    <div className="mic-strip">
      <Mic size={20} strokeWidth={2} aria-hidden="true" />
      <p>Unmute before you speak</p>
      <Button look="quiet" onPress={onUnmuted}>
        Unmuted
      </Button>
    </div>
  );
}

interface LineRowProps {
  readonly line: SayableLine;
  readonly isCopied: boolean;
  readonly onSaid: (isSaid: boolean) => void;
  readonly onCopy: () => void;
}

/** One line: the whole of it is the place to press when it was said. */
function LineRow({ line, isCopied, onSaid, onCopy }: LineRowProps) {
  const toggle = (event: MouseEvent) => {
    // A double click marks once; it does not unmark again.
    if (event.detail <= 1) onSaid(!line.isSaid);
  };
  return (
    <li className="line">
      <button
        type="button"
        className="said"
        aria-pressed={line.isSaid}
        aria-label={`Said: ${line.text}`}
        onClick={toggle}
      >
        {line.isSaid ? (
          <CircleCheck size={20} strokeWidth={2} aria-hidden="true" />
        ) : (
          <Circle size={20} strokeWidth={1.5} aria-hidden="true" />
        )}
        <span>“{line.text}”</span>
      </button>
      <button type="button" className="copy" aria-label={`Copy: ${line.text}`} onClick={onCopy}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </li>
  );
}
