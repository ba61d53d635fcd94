import { type RefObject, useMemo, useRef, useState } from 'react';
import { type CallFilter, noFilter } from '../../../domain/call-filter.ts';
import {
  type EvidenceChoices,
  type Paper,
  usualEvidence,
  usualEvidenceTitle,
} from '../../../domain/evidence-sheet.ts';
import type { ListPlace } from './list-place.ts';

/** An evidence sheet that is being made. */
export interface SheetInProgress {
  readonly chosen: ReadonlySet<string>;
  /** Whether the sheet itself is looked at, and no longer the list to choose from. */
  readonly isShown: boolean;
  readonly title: string;
  readonly choices: EvidenceChoices;
  readonly paper: Paper;
}

export const newSheet: SheetInProgress = {
  chosen: new Set(),
  isShown: false,
  title: usualEvidenceTitle,
  choices: usualEvidence,
  paper: 'A4',
};

/** What is half done among the calls. It lives above the tab: it stays while another one is looked at. */
export interface CallsInProgress {
  readonly query: string;
  readonly search: (query: string) => void;
  readonly filter: CallFilter;
  readonly narrow: (filter: CallFilter) => void;
  /** Null: none is being made. */
  readonly sheet: SheetInProgress | null;
  readonly changeSheet: (change: Partial<SheetInProgress> | null) => void;
  /** Where the list was left. */
  readonly place: RefObject<ListPlace | null>;
}

export function useCallsInProgress(): CallsInProgress {
  const [query, search] = useState('');
  const [filter, narrow] = useState(noFilter);
  const [sheet, setSheet] = useState<SheetInProgress | null>(null);
  const place = useRef<ListPlace>(null);
  return useMemo(
    () => ({
      query,
      search,
      filter,
      narrow,
      sheet,
      changeSheet: (change) =>
        setSheet((before) => (change === null ? null : { ...(before ?? newSheet), ...change })),
      place,
    }),
    [query, filter, sheet],
  );
}
