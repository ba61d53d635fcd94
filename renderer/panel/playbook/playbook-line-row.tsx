import { ArrowDown, ArrowUp, Pencil, Star, Trash2 } from 'lucide-react';
import { Switch } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { lineInWords } from '../../../domain/line-tally.ts';
import type { Line } from '../../../domain/playbook.ts';
import { useAnnouncer } from '../announcer.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import { lineAnchor } from './playbook-entries.ts';
import { LineEditor } from './playbook-line-editor.tsx';
import { LineText } from './playbook-line-text.tsx';
import { LinkButton } from './playbook-link-button.tsx';

export interface LineRowProps {
  readonly line: Line;
  readonly index: number;
  readonly count: number;
  /** Said aloud, with quotation marks; a cue is only thought. */
  readonly isSpoken: boolean;
  /** What else is to know about it. */
  readonly note?: string;
}

/** One line with everything that can be done to it. */
export function LineRow(props: LineRowProps) {
  const { line } = props;
  const { inProgress, change } = useOpenPlaybook();
  const announcer = useAnnouncer();
  const key = `line:${line.id}` as const;
  const draft = inProgress.lines[key];
  const [isOpenedHere, setOpenedHere] = useState(false);
  const row = useRef<HTMLLIElement>(null);

  const wasEditing = useRef(draft !== undefined);
  useEffect(() => {
    // The button that closed the editor went with it.
    if (wasEditing.current && draft === undefined && document.activeElement === document.body) {
      row.current?.querySelector<HTMLElement>('.line')?.focus();
    }
    wasEditing.current = draft !== undefined;
  }, [draft]);

  const save = async (text: string) => {
    if (
      text !== line.text &&
      (await change({ type: 'write-line', id: line.id, text }, 'Reworded.')) === null
    ) {
      return;
    }
    inProgress.writeLine(key, null);
  };
  const cancel = () => {
    inProgress.writeLine(key, null);
    if (draft === undefined || draft.trim() === line.text) return;
    announcer.offerUndo(
      'Your new wording was not kept.',
      () => {
        inProgress.writeLine(key, draft);
        return Promise.resolve({ ok: true, value: null });
      },
      { keepsFocus: true, undone: 'It is back in its field.' },
    );
  };
  return (
    <li ref={row} className="line-row" data-off={line.isOff} data-starred={line.isStarred}>
      {draft === undefined ? (
        <ShownLine
          {...props}
          onEdit={() => {
            setOpenedHere(true);
            inProgress.writeLine(key, line.text);
          }}
        />
      ) : (
        <LineEditor
          label="Reword this line"
          text={draft}
          takesFocus={isOpenedHere}
          onType={(text) => inProgress.writeLine(key, text)}
          onSave={save}
          onCancel={cancel}
        />
      )}
    </li>
  );
}

function ShownLine({
  line,
  index,
  count,
  isSpoken,
  note = '',
  onEdit,
}: LineRowProps & { readonly onEdit: () => void }) {
  const { page, change } = useOpenPlaybook();
  const textId = `${lineAnchor(line.id)}-text`;
  const moved = useRef<Element | null>(null);
  // The browser takes the keyboard from what is put elsewhere in the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it stands at its new place
  useLayoutEffect(() => {
    const before = moved.current;
    moved.current = null;
    if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
  }, [index]);

  const star = () =>
    change(
      { type: 'star-line', id: line.id, isStarred: !line.isStarred },
      line.isStarred ? 'No star any more.' : 'Starred: it leads.',
    );
  const turn = (isOn: boolean) =>
    change(
      { type: 'switch-line', id: line.id, isOff: !isOn },
      isOn ? 'Switched on.' : 'Switched off: it stays here and is never offered.',
    );
  const move = async (to: number) => {
    if (to < 0 || to >= count) return;
    moved.current = document.activeElement;
    const said = `Moved to place ${to + 1} of ${count}.`;
    if ((await change({ type: 'move-line', id: line.id, to }, said)) === null) moved.current = null;
  };
  const restore = () =>
    void change({ type: 'restore-line', id: line.id }, 'The built-in line is back.', 'takes-focus');
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    void move(event.key === 'ArrowUp' ? index - 1 : index + 1);
  };
  const tally = page.tallies[line.id];
  const isReworded = line.builtIn !== null && line.builtIn !== line.text;
  const facts = [
    tally !== undefined && tally.said > 0 && lineInWords(tally),
    line.builtIn === null && 'your own',
    line.isOff && 'switched off',
    line.ladder !== null && 'offered only by your site’s policy, when it is its turn on the ladder',
    note,
  ].filter((fact) => fact !== false && fact !== '');
  return (
    <fieldset
      id={lineAnchor(line.id)}
      className="line"
      tabIndex={-1}
      aria-labelledby={textId}
      onKeyDown={press}
    >
      <button
        type="button"
        className="line-star"
        aria-label="Star"
        aria-pressed={line.isStarred}
        title={line.isStarred ? 'Starred: it leads' : 'Star it: it always leads'}
        onClick={() => void star()}
      >
        <Star size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <div className="line-body">
        <p id={textId} className="line-text">
          {isSpoken && '“'}
          <LineText text={line.text} />
          {isSpoken && '”'}
        </p>
        {facts.length > 0 && (
          <p className="line-facts">
            <span>{facts.join(' · ')}</span>
            {line.isOff && line.builtIn !== null && !isReworded && (
              <LinkButton onPress={restore}>Offer it again</LinkButton>
            )}
          </p>
        )}
        {isReworded && line.builtIn !== null && (
          <p className="line-facts">
            <span>
              It came as: “<LineText text={line.builtIn} />”
            </span>
            <LinkButton onPress={restore}>Put the built-in line back</LinkButton>
          </p>
        )}
      </div>
      <div className="line-tools">
        <Tool name="Edit" onPress={onEdit}>
          <Pencil size={18} strokeWidth={1.75} aria-hidden="true" />
        </Tool>
        <Tool name="Move up" keys="Alt+ArrowUp" isIdle={index === 0} onPress={() => void move(index - 1)}>
          <ArrowUp size={18} strokeWidth={1.75} aria-hidden="true" />
        </Tool>
        <Tool
          name="Move down"
          keys="Alt+ArrowDown"
          isIdle={index === count - 1}
          onPress={() => void move(index + 1)}
        >
          <ArrowDown size={18} strokeWidth={1.75} aria-hidden="true" />
        </Tool>
        {line.builtIn === null && (
          <Tool
            name="Remove"
            onPress={() => void change({ type: 'remove-line', id: line.id }, 'Removed.', 'takes-focus')}
          >
            <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
          </Tool>
        )}
      </div>
      <Switch.Root
        className="switch"
        aria-label="Offer this line"
        title={line.isOff ? 'Offer this line' : 'Do not offer this line'}
        checked={!line.isOff}
        onCheckedChange={(isOn) => void turn(isOn)}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </fieldset>
  );
}

interface ToolProps {
  readonly name: string;
  readonly children: ReactNode;
  /** A key that does the same while the line has the keyboard. */
  readonly keys?: string;
  /** There is nothing to do; it keeps its place, and the keyboard. */
  readonly isIdle?: boolean;
  readonly onPress: () => void;
}

function Tool({ name, children, keys, isIdle = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className="line-tool"
      aria-label={name}
      aria-keyshortcuts={keys}
      aria-disabled={isIdle}
      title={keys === undefined ? name : `${name} (${keys.replace('Arrow', '')})`}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
