import { type KeyboardEvent, type RefObject, useImperativeHandle } from 'react';
import type { Call } from '../../../domain/call.ts';
import { type LocalDay, localDayOf } from '../../../domain/time.ts';
import type { CallInList } from '../../../electron/contract/call-list.ts';
import { Button } from '../../ui/button.tsx';
import { CallSummary } from './call-row.tsx';
import './calls-list.css';
import type { ListPlace } from './list-place.ts';
import type { LoadedCalls } from './use-call-list.ts';
import { useCallRows } from './use-call-rows.ts';
import { clockWords, nearDayWords, shortDayWords } from './wall-time.ts';

/** What the search field asks of the list. */
export interface CallsListHandle {
  /** Gives the keyboard to the call that had it last, or the first. */
  readonly focus: () => void;
}

export interface CallsListProps {
  readonly loaded: LoadedCalls;
  /** The words that these calls were found by. */
  readonly words: readonly string[];
  readonly today: LocalDay;
  readonly place: RefObject<ListPlace | null>;
  /** The calls that are ticked; null: nothing is chosen here, a call is opened. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChoose: (callId: string, isChosen: boolean) => void;
  readonly onOpen: (callId: string) => void;
  readonly onDelete: (call: Call) => void;
  readonly onMore: () => void;
  readonly onToTheEnd: () => Promise<readonly CallInList[]>;
  /** Escape, and up from the first call. */
  readonly onLeave: () => void;
  readonly ref: RefObject<CallsListHandle | null>;
}

/**
 * The calls, of which only those in sight are drawn. The arrow keys, Page Up and Down, Home and End move among them; Tab
 * goes on to what can be done with the one that has the keyboard, and out.
 */
export function CallsList({ ref, ...props }: CallsListProps) {
  const { loaded, words, today, chosen } = props;
  const { calls, total } = loaded;
  const rows = useCallRows(props);
  useImperativeHandle(ref, () => ({ focus: () => rows.moveTo(rows.active) }), [rows]);

  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const act = actions[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => rows.moveTo(rows.active + 1),
    ArrowUp: () => (rows.active === 0 ? props.onLeave() : rows.moveTo(rows.active - 1)),
    PageDown: () => rows.moveByPage(1),
    PageUp: () => rows.moveByPage(-1),
    Home: () => rows.moveTo(0),
    End: () => void rows.moveToEnd(),
    Escape: props.onLeave,
  };

  const topDay = rows.topCall === undefined ? null : localDayOf(rows.topCall.startedAt);
  return (
    <div className="calls-list">
      {/* The day of the topmost call, over its own heading: the list scrolls away under it. */}
      <p className="calls-day-now" aria-hidden="true" style={{ top: rows.edge }}>
        {topDay !== null && <span>{nearDayWords(topDay, today)}</span>}
      </p>
      <ul
        ref={rows.list}
        aria-label="Calls"
        style={{ height: rows.height }}
        onKeyDown={press}
        onFocus={rows.noticeFocus}
        onBlur={rows.noticeBlur}
      >
        {rows.items.map(({ index, key, top }) => {
          const call = calls[index]?.call;
          if (call === undefined) return null;
          const day = localDayOf(call.startedAt);
          const isFirst = dayAt(calls, index - 1) !== day;
          const isLast = dayAt(calls, index + 1) !== day;
          return (
            <li
              key={key}
              ref={rows.measure}
              data-index={index}
              className="calls-item"
              data-first={isFirst}
              data-last={isLast}
              aria-posinset={index + 1}
              aria-setsize={total.isMore ? -1 : Math.max(total.count, calls.length)}
              style={{ transform: `translateY(${top}px)` }}
            >
              {isFirst && <h2 className="calls-day">{nearDayWords(day, today)}</h2>}
              <div className="call-row">
                {chosen === null ? (
                  <OpenableCall {...props} call={call} words={words} isActive={index === rows.active} />
                ) : (
                  <label className="call-open choosable">
                    <input
                      type="checkbox"
                      data-call={call.id}
                      tabIndex={index === rows.active ? 0 : -1}
                      checked={chosen.has(call.id)}
                      onChange={({ target }) => props.onChoose(call.id, target.checked)}
                    />
                    <CallSummary call={call} words={words} />
                  </label>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface OpenableCallProps extends Pick<CallsListProps, 'words' | 'onOpen' | 'onDelete'> {
  readonly call: Call;
  readonly isActive: boolean;
}

function OpenableCall({ call, words, isActive, onOpen, onDelete }: OpenableCallProps) {
  const when = `${shortDayWords(localDayOf(call.startedAt))}, ${clockWords(call.startedAt)}`;
  return (
    <>
      <button
        type="button"
        className="call-open"
        data-call={call.id}
        tabIndex={isActive ? 0 : -1}
        onClick={() => onOpen(call.id)}
      >
        <CallSummary call={call} words={words} />
      </button>
      <Button
        look="quiet"
        name={`Delete the call of ${when}`}
        isTabStop={isActive}
        onPress={() => onDelete(call)}
      >
        Delete
      </Button>
    </>
  );
}

function dayAt(calls: readonly CallInList[], index: number): LocalDay | null {
  const call = calls[index]?.call;
  return call === undefined ? null : localDayOf(call.startedAt);
}
