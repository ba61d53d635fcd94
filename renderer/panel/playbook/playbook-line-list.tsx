import { useEffect, useRef, useState } from 'react';
import { type Place, placesOf } from '../../../domain/own-playbook.ts';
import type { Line } from '../../../domain/playbook.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import { lineAnchor } from './playbook-entries.ts';
import { LineEditor } from './playbook-line-editor.tsx';
import './playbook-line.css';
import { LineRow } from './playbook-line-row.tsx';
import { LinkButton } from './playbook-link-button.tsx';

/** So many lines are drawn at a time, and so many more on each request: a place may hold thousands. */
const linesDrawn = 100;

/** The lines of a list that are drawn, from the one to before the other. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The spot it was last fitted to. */
  readonly serial: number;
}

export interface LineListProps<L extends Line> {
  readonly place: Place;
  readonly label: string;
  readonly lines: readonly L[];
  readonly isSpoken?: boolean;
  readonly noteOf?: (line: L) => string;
}

/** The lines of one place, in their order, and what adds to them. */
export function LineList<L extends Line>({ place, label, lines, isSpoken = true, noteOf }: LineListProps<L>) {
  const { inProgress, change } = useOpenPlaybook();
  const { spot } = inProgress;
  const [stretch, setStretch] = useState<Stretch>({ from: 0, to: linesDrawn, serial: -1 });
  if (stretch.serial !== spot.serial) {
    const wanted = lines.findIndex(({ id }) => lineAnchor(id) === spot.anchor);
    setStretch({ ...around(wanted, stretch), serial: spot.serial });
  }
  const { from, to } = stretch;
  const hasBuiltIn = lines.some(({ builtIn }) => builtIn !== null);
  return (
    <>
      {from > 0 && (
        <div className="buttons">
          <Button onPress={() => setStretch({ ...stretch, from: Math.max(0, from - linesDrawn) })}>
            Show earlier
          </Button>
        </div>
      )}
      {lines.length === 0 ? (
        <p className="soft">No line yet. Without one, the pause shows the return line alone.</p>
      ) : (
        <ul className="line-list" aria-label={label}>
          {lines.slice(from, to).map((line, index) => (
            <LineRow
              key={line.id}
              line={line}
              index={from + index}
              count={lines.length}
              isSpoken={isSpoken}
              note={noteOf?.(line) ?? ''}
            />
          ))}
        </ul>
      )}
      {lines.length > to && (
        <div className="buttons">
          <Button onPress={() => setStretch({ ...stretch, to: to + linesDrawn })}>Show more</Button>
        </div>
      )}
      <div className="list-foot">
        <AddLine place={place} label={label} isEndDrawn={lines.length < to} />
        {hasBuiltIn && (
          <LinkButton
            name={`Put all built-in lines back: ${label}`}
            onPress={() =>
              void change({ type: 'restore-place', place }, 'All built-in lines here are as they came.')
            }
          >
            Put all built-in lines back
          </LinkButton>
        )}
      </div>
    </>
  );
}

/** What to draw so that the wanted line is among it; below 0: none is wanted. */
function around(wanted: number, { from, to }: Stretch): { readonly from: number; readonly to: number } {
  if (wanted < 0 || (wanted >= from && wanted < to)) return { from, to };
  const start = Math.max(0, wanted - Math.floor(linesDrawn / 2));
  return { from: start, to: start + linesDrawn };
}

interface AddLineProps {
  readonly place: Place;
  readonly label: string;
  /** Whether a line that is added will be seen. */
  readonly isEndDrawn: boolean;
}

/** A button that becomes a field. */
function AddLine({ place, label, isEndDrawn }: AddLineProps) {
  const { inProgress, change } = useOpenPlaybook();
  const announcer = useAnnouncer();
  const key = `add:${place}` as const;
  const draft = inProgress.lines[key];
  const [isOpenedHere, setOpenedHere] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const wasOpen = useRef(draft !== undefined);
  useEffect(() => {
    if (wasOpen.current && draft === undefined && document.activeElement === document.body) {
      box.current?.querySelector('button')?.focus();
    }
    wasOpen.current = draft !== undefined;
  }, [draft]);

  const save = async (text: string) => {
    const answer = await change({ type: 'add-line', place, text }, 'Added.');
    if (answer === null) return;
    inProgress.writeLine(key, null);
    const added = placesOf(answer.playbook)
      .find((each) => each.place === place)
      ?.lines.at(-1);
    if (!isEndDrawn && added !== undefined) {
      inProgress.goTo(inProgress.spot.chapter, lineAnchor(added.id));
    }
  };
  const cancel = () => {
    inProgress.writeLine(key, null);
    if (draft === undefined || draft.trim() === '') return;
    announcer.offerUndo(
      'The new line was not kept.',
      () => {
        inProgress.writeLine(key, draft);
        return Promise.resolve({ ok: true, value: null });
      },
      { keepsFocus: true, undone: 'It is back in its field.' },
    );
  };
  return (
    <div ref={box} className={draft === undefined ? 'add-line' : 'add-line open'}>
      {draft === undefined ? (
        <Button
          name={`Add a line: ${label}`}
          onPress={() => {
            setOpenedHere(true);
            inProgress.writeLine(key, '');
          }}
        >
          Add a line
        </Button>
      ) : (
        <LineEditor
          label="A line of your own"
          text={draft}
          takesFocus={isOpenedHere}
          onType={(text) => inProgress.writeLine(key, text)}
          onSave={save}
          onCancel={cancel}
        />
      )}
    </div>
  );
}
