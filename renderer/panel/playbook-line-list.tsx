import { useEffect, useRef, useState } from 'react';
import type { Place } from '../../domain/own-playbook.ts';
import type { Line } from '../../domain/playbook.ts';
import { Button } from '../ui/button.tsx';
import { useAnnouncer } from './announcer.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import { lineAnchor } from './playbook-entries.ts';
import { LineEditor } from './playbook-line-editor.tsx';
import './playbook-line.css';
import { LineRow } from './playbook-line-row.tsx';
import { LinkButton } from './playbook-link-button.tsx';

/** So many lines are drawn at first, and so many more on each request. */
const linesDrawn = 200;

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
  const [limit, setLimit] = useState(linesDrawn);
  const wanted = lines.findIndex(({ id }) => lineAnchor(id) === inProgress.spot.anchor);
  const drawn = Math.max(limit, wanted + 1);
  const hasBuiltIn = lines.some(({ builtIn }) => builtIn !== null);
  return (
    <>
      {lines.length === 0 ? (
        <p className="soft">No line yet. Without one, the pause shows the return line alone.</p>
      ) : (
        <ul className="line-list" aria-label={label}>
          {lines.slice(0, drawn).map((line, index) => (
            <LineRow
              key={line.id}
              line={line}
              index={index}
              count={lines.length}
              isSpoken={isSpoken}
              note={noteOf?.(line) ?? ''}
            />
          ))}
        </ul>
      )}
      {lines.length > drawn && (
        <div className="buttons">
          <Button onPress={() => setLimit(drawn + linesDrawn)}>Show more</Button>
        </div>
      )}
      <div className="list-foot">
        <AddLine place={place} label={label} />
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

/** A button that becomes a field. */
function AddLine({ place, label }: { readonly place: Place; readonly label: string }) {
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
    if ((await change({ type: 'add-line', place, text }, 'Added.')) !== null) inProgress.writeLine(key, null);
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
