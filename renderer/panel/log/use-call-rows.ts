import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Call } from '../../../domain/call.ts';
import type { CallInList } from '../../../electron/contract/call-list.ts';
import type { ListPlace } from './list-place.ts';
import type { LoadedCalls, Question } from './use-call-list.ts';

/** What a row takes before it is measured, in pixels; most take about this. */
const usualRow = 76;
/** Rows that are drawn beyond those in sight, so that a fast hand finds them there. */
const spareRows = 6;
/** With so few rows left below, the next page is asked for. */
const fewLeft = 30;
/** What a row that gets the keyboard keeps clear: the day above it, and what is said at the foot of the page. */
const dayHeading = 48;
const footRoom = 32;
/** Of a page of the window, so much goes by at Page Down: what was last is seen again. */
const pageShare = 0.8;

export interface CallRowsOptions {
  readonly loaded: LoadedCalls;
  readonly place: RefObject<ListPlace | null>;
  readonly onMore: () => void;
  readonly onToTheEnd: () => Promise<readonly CallInList[]>;
}

/** A row that is drawn. */
export interface DrawnRow {
  readonly index: number;
  readonly key: string;
  /** From the list's own top, in pixels. */
  readonly top: number;
}

export interface CallRows {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly items: readonly DrawnRow[];
  readonly height: number;
  /** What stays in sight above the list takes this much of the window, in pixels. */
  readonly edge: number;
  readonly measure: (element: HTMLLIElement | null) => void;
  /** The call at the window's upper edge; undefined while the list begins below it. */
  readonly topCall: Call | undefined;
  /** The row that Tab leads to. */
  readonly active: number;
  readonly moveTo: (index: number) => void;
  readonly moveByPage: (direction: 1 | -1) => void;
  readonly moveToEnd: () => Promise<void>;
  readonly noticeFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly noticeBlur: () => void;
}

/** Which rows are drawn, where they stand, and which has the keyboard. */
export function useCallRows({ loaded, place, onMore, onToTheEnd }: CallRowsOptions): CallRows {
  const { calls, question } = loaded;
  const list = useRef<HTMLUListElement>(null);
  const [left] = useState(() => place.current);
  const [activeId, setActiveId] = useState(left?.callId ?? null);
  const [listTop, setListTop] = useState(0);
  const [edge, setEdge] = useState(0);
  const indexOf = useMemo(() => new Map(calls.map(({ call }, index) => [call.id, index])), [calls]);
  const active = (activeId === null ? undefined : indexOf.get(activeId)) ?? 0;

  const rows = useWindowVirtualizer<HTMLLIElement>({
    count: calls.length,
    estimateSize: () => usualRow,
    // Known from the start, so that the first drawing has rows.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    overscan: spareRows,
    scrollMargin: listTop,
    scrollPaddingStart: edge + dayHeading,
    scrollPaddingEnd: footRoom,
    getItemKey: useCallback((index: number) => calls[index]?.call.id ?? index, [calls]),
    // The row with the keyboard stays, wherever the page is scrolled to.
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b),
      [active],
    ),
    ...(left === null ? {} : { initialMeasurementsCache: [...left.rows], initialOffset: left.scrolled }),
  });

  // What stands above the list may have grown or shrunk with anything on the page.
  useLayoutEffect(() => {
    const top = Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    if (top !== listTop) setListTop(top);
    const above = stickyAbove(list.current);
    if (above !== edge) setEdge(above);
  });

  // Once: back to where the list was left.
  useLayoutEffect(() => {
    if (left !== null) window.scrollTo(0, left.scrolled);
  }, [left]);

  // The row may have to be drawn before it can have the keyboard.
  const returning = useRef(left?.returnsToCall === true ? left.callId : null);
  const [wanted, setWanted] = useState<string | null>(returning.current);
  useLayoutEffect(() => {
    if (wanted === null) return;
    const index = indexOf.get(wanted);
    const row = list.current?.querySelector<HTMLElement>(`[data-call="${CSS.escape(wanted)}"]`);
    // Not drawn yet: it will be.
    if (index !== undefined && !row) return;
    setWanted(null);
    const isReturning = wanted === returning.current;
    returning.current = null;
    // Back from a form: whoever has the keyboard by now keeps it, and the page is where it was.
    if (isReturning && document.activeElement !== document.body) return;
    row?.focus({ preventScroll: true });
    // Not by the browser: rows on the way there are measured as they are drawn, and move it.
    if (index !== undefined && !isReturning) rows.scrollToIndex(index, { align: 'auto' });
  });
  const want = useCallback((call: Call | undefined) => {
    if (call === undefined) return;
    setActiveId(call.id);
    setWanted(call.id);
  }, []);
  const moveTo = useCallback(
    (index: number) => want(calls[Math.min(Math.max(index, 0), calls.length - 1)]?.call),
    [calls, want],
  );

  const items = rows.getVirtualItems();
  const scrolled = rows.scrollOffset ?? 0;

  // What is remembered when the list goes: the page is scrolled elsewhere by whoever comes after it.
  const remembered = useRef({ scrolled, activeId, rows });
  useLayoutEffect(() => {
    remembered.current = { scrolled: window.scrollY, activeId, rows };
  });
  useLayoutEffect(() => {
    const element = list.current;
    const notice = () => {
      remembered.current.scrolled = window.scrollY;
    };
    window.addEventListener('scroll', notice, { passive: true });
    return () => {
      window.removeEventListener('scroll', notice);
      const { scrolled: down, activeId: callId, rows: measured } = remembered.current;
      place.current = {
        callId,
        scrolled: down,
        rows: measured.takeSnapshot(),
        returnsToCall: element?.contains(document.activeElement) === true,
      };
    };
  }, [place]);

  // Another question: its answer is read from the top.
  const asked = useRef(question);
  useLayoutEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    setActiveId(null);
    if (window.scrollY > listTop - edge) window.scrollTo(0, listTop - edge);
  }, [question, listTop, edge]);
  useStillReading(loaded, indexOf, rows);
  const keyboard = useKeepKeyboard(list, active, loaded, want);

  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (loaded.next !== null && calls.length - last < fewLeft) onMore();
  }, [loaded.next, calls.length, last, onMore]);

  const top = items.find(({ end }) => end > scrolled + edge);
  return {
    list,
    items: items.map(({ index, key, start }) => ({ index, key: String(key), top: start - listTop })),
    height: rows.getTotalSize(),
    edge,
    measure: rows.measureElement,
    topCall: top === undefined || top.start >= scrolled + edge ? undefined : calls[top.index]?.call,
    active,
    moveTo,
    moveByPage: (direction) => {
      const from = rows.measurementsCache[active]?.start ?? 0;
      const to = rows.getVirtualItemForOffset(from + direction * window.innerHeight * pageShare);
      moveTo(to?.index ?? (direction === 1 ? calls.length - 1 : 0));
    },
    moveToEnd: async () => want((await onToTheEnd()).at(-1)?.call),
    noticeFocus: ({ target }) => {
      const { call } = target.dataset;
      if (call !== undefined) setActiveId(call);
      keyboard.gained();
    },
    noticeBlur: keyboard.lost,
  };
}

/**
 * A row that goes takes the keyboard with it: the row in its place gets it, or the first one of another answer. Never the
 * page, where the arrow keys would only scroll.
 */
function useKeepKeyboard(
  list: RefObject<HTMLUListElement | null>,
  active: number,
  { calls, question }: LoadedCalls,
  want: (call: Call | undefined) => void,
): { readonly gained: () => void; readonly lost: () => void } {
  /** Which row had the keyboard, of which answer; null: it was elsewhere. */
  const held = useRef<{ readonly index: number; readonly question: Question } | null>(null);
  useLayoutEffect(() => {
    const before = held.current;
    const isInList = list.current?.contains(document.activeElement) === true;
    if (isInList) held.current = { index: active, question };
    if (isInList || before === null || document.activeElement !== document.body) return;
    want(calls[before.question === question ? Math.min(before.index, calls.length - 1) : 0]?.call);
  });
  return {
    gained: () => {
      held.current ??= { index: active, question };
    },
    // React is silent about what it removes itself. Another window takes the keyboard, and gives it back.
    lost: () => {
      if (document.hasFocus()) held.current = null;
    },
  };
}

/**
 * Records change while the list is looked at: when rows come or go above what is read, the page is scrolled by as much,
 * so that nothing moves away from under the eye.
 */
function useStillReading(
  loaded: LoadedCalls,
  indexOf: ReadonlyMap<string, number>,
  rows: ReturnType<typeof useWindowVirtualizer<HTMLLIElement>>,
): void {
  /** The rows in sight as they were drawn last, topmost first, and where each stood on the page. */
  const sight = useRef<{
    readonly loaded: LoadedCalls;
    readonly seen: readonly (readonly [string, number])[];
  }>({ loaded, seen: [] });
  useLayoutEffect(() => {
    const { loaded: before, seen } = sight.current;
    const isChanged = before.calls !== loaded.calls && before.question === loaded.question;
    const [id = '', was = 0] = seen.find(([each]) => indexOf.has(each)) ?? [];
    const start = rows.measurementsCache[indexOf.get(id) ?? -1]?.start;
    if (isChanged && start !== undefined && window.scrollY > (rows.options.scrollMargin ?? 0)) {
      if (Math.abs(start - was) > 1) window.scrollBy(0, start - was);
    }
    const now = window.scrollY;
    sight.current = {
      loaded,
      seen: rows
        .getVirtualItems()
        .filter(({ end }) => end > now)
        .map(({ key, start: at }) => [String(key), at] as const),
    };
  });
}

/** How much of the window is covered by what sticks to its upper edge above the list, in pixels. */
function stickyAbove(list: Element | null): number {
  const tools = list?.closest('.page')?.querySelector('.calls-search');
  const isSticky = tools instanceof HTMLElement && getComputedStyle(tools).position === 'sticky';
  return isSticky ? tools.offsetHeight : 0;
}
