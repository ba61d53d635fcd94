import { useMemo, useRef, useState } from 'react';
import type { Place } from '../../../domain/own-playbook.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { CalmSituationKey, OwnPageKey } from '../../../domain/situations.ts';
import type { ChosenPack } from '../../../electron/contract/pack.ts';
import type { Chapter } from './playbook-chapters.ts';

/** A line that is being written: a new one at the end of a place, or another wording of one that is there. */
export type LineDraftKey = `add:${Place}` | `line:${string}`;

/** A situation of the rep's own that is being written, whole. */
export interface PageDraft {
  readonly name: string;
  readonly countsAs: CalmSituationKey;
  readonly avoidInShort: string;
}

/** Where the rep is in the playbook. */
export interface PlaybookSpot {
  readonly chapter: Chapter;
  /** The id of the element that gets the keyboard; null: it stays where it is. */
  readonly anchor: string | null;
  /** Grows with each move, so that the same place can be gone to twice. */
  readonly serial: number;
}

/** A pack that was chosen, and how it would be taken over. */
export interface PackInHand {
  readonly chosen: ChosenPack;
  readonly how: 'merge' | 'replace';
  /** Whether its policy is wanted too; null: the rep has not said. */
  readonly withPolicy: boolean | null;
  /** Whether what may be somebody’s personal data in it is left out. */
  readonly withoutPersonal: boolean;
}

/** What is half done in the playbook. It lives above the tab: it stays while another one is looked at. */
export interface PlaybookInProgress {
  readonly spot: PlaybookSpot;
  readonly goTo: (chapter: Chapter, anchor?: string) => void;
  /** Whether nobody has led the keyboard to this spot yet; asked once, it is done. */
  readonly isNew: (spot: PlaybookSpot) => boolean;
  readonly lines: Readonly<Record<string, string>>;
  /** Null: nothing is being written there any more. */
  readonly writeLine: (key: LineDraftKey, text: string | null) => void;
  readonly pages: Readonly<Record<string, PageDraft>>;
  readonly writePage: (key: OwnPageKey | 'new', draft: PageDraft | null) => void;
  /** A pack that waits for the rep's yes; null: none. */
  readonly pack: PackInHand | null;
  readonly holdPack: (pack: PackInHand | null) => void;
  /** The policy as it is being typed; null: main's stands. */
  readonly policy: Policy | null;
  /** Given a function, the newest is what it is given. */
  readonly typePolicy: (change: (typed: Policy | null) => Policy | null) => void;
}

export function usePlaybookInProgress(): PlaybookInProgress {
  const [spot, setSpot] = useState<PlaybookSpot>({ chapter: 'insult', anchor: null, serial: 0 });
  const [lines, setLines] = useState<Readonly<Record<string, string>>>({});
  const [pages, setPages] = useState<Readonly<Record<string, PageDraft>>>({});
  const [pack, holdPack] = useState<PackInHand | null>(null);
  const [policy, typePolicy] = useState<Policy | null>(null);
  const reached = useRef(0);
  return useMemo(
    () => ({
      spot,
      goTo: (chapter, anchor) =>
        setSpot(({ serial }) => ({ chapter, anchor: anchor ?? null, serial: serial + 1 })),
      isNew: ({ serial }) => {
        const isNew = serial > reached.current;
        reached.current = serial;
        return isNew;
      },
      lines,
      writeLine: (key, text) => setLines((before) => withDraft(before, key, text)),
      pages,
      writePage: (key, draft) => setPages((before) => withDraft(before, key, draft)),
      pack,
      holdPack,
      policy,
      typePolicy,
    }),
    [spot, lines, pages, pack, policy],
  );
}

function withDraft<D>(
  drafts: Readonly<Record<string, D>>,
  key: string,
  draft: D | null,
): Readonly<Record<string, D>> {
  if (draft !== null) return { ...drafts, [key]: draft };
  const { [key]: _gone, ...others } = drafts;
  return others;
}
