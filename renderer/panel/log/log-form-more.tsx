import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { CallEntry } from '../../../domain/call.ts';
import type { WinDraft } from '../../../domain/records.ts';
import { hinderedIn } from '../../../domain/storable-entry.ts';
import { send } from '../../coach-api.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useAnswer } from '../use-answer.ts';
import type { EntryLanguage } from './entry-words.ts';
import { CallPart } from './log-form-call.tsx';
import { type GroupKey, groupOf, groups } from './log-form-groups.ts';
import { LinesPart, WarningsPart } from './log-form-lines.tsx';
import { NotesPart } from './log-form-notes.tsx';
import type { OpenedPartProps, TypedPartProps } from './log-form-parts.tsx';
import { PeoplePart } from './log-form-people.tsx';
import { PromisesPart } from './log-form-promises.tsx';
import { RatingsPart } from './log-form-ratings.tsx';
import { ReferencesPart } from './log-form-references.tsx';
import { SaidPart } from './log-form-said.tsx';
import { WinPart } from './log-form-win.tsx';

interface GroupProps extends TypedPartProps, OpenedPartProps {
  readonly callId: string;
  /** A win that was half typed before this window was opened; null: not known yet. */
  readonly winDraft: WinDraft | null;
}

export interface LogFormMoreProps extends Omit<GroupProps, 'winDraft'> {
  readonly disclosed: Disclosed;
}

const parts: Readonly<Record<GroupKey, (props: GroupProps) => ReactNode>> = {
  notes: (props) => <NotesPart {...props} />,
  lines: (props) => (
    <>
      <LinesPart {...props} />
      <WarningsPart {...props} />
    </>
  ),
  ratings: (props) => <RatingsPart {...props} />,
  call: (props) => <CallPart {...props} />,
  said: (props) => <SaidPart {...props} />,
  promises: (props) => <PromisesPart {...props} />,
  people: (props) => <PeoplePart {...props} />,
  references: (props) => <ReferencesPart {...props} />,
  win: ({ winDraft }) => <WinPart draft={winDraft} />,
};

const readToday = () => send('readToday');

/** Which groups are open, and how one is opened with the keyboard’s place led into it. */
export interface Disclosed {
  readonly isOpen: (key: GroupKey) => boolean;
  readonly toggle: (key: GroupKey, isOpen: boolean) => void;
  /** Opens a group and leads into it: to what is wrong there, else to its first field. */
  readonly enter: (key: GroupKey) => void;
}

export function useDisclosed(form: RefObject<HTMLElement | null>, entry: CallEntry): Disclosed {
  const [open, setOpen] = useState<ReadonlySet<GroupKey>>(() => {
    // What waits there half typed is to be seen.
    const waiting = [...hinderedIn(entry).keys()].map(groupOf);
    return new Set(
      groups
        .filter(({ key, startsOpen }) => startsOpen(entry) || waiting.includes(key))
        .map(({ key }) => key),
    );
  });
  const [wanted, setWanted] = useState<{ readonly key: GroupKey } | null>(null);
  const toggle = (key: GroupKey, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(key);
    else next.delete(key);
    setOpen(next);
  };
  useEffect(() => {
    if (wanted === null) return;
    const body = form.current?.querySelector(`[data-part="${wanted.key}"] .disclosure-body`);
    const target =
      body?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      body?.querySelector<HTMLElement>('input:checked') ??
      body?.querySelector<HTMLElement>('input, textarea, select');
    target?.focus();
  }, [form, wanted]);
  return {
    isOpen: (key) => open.has(key),
    toggle,
    enter: (key) => {
      toggle(key, true);
      setWanted({ key });
    },
  };
}

/** All that can be written down beside the four taps: each behind its title, with what is in it. */
export function LogFormMore({ disclosed, ...rest }: LogFormMoreProps) {
  // Asked for at once, so that its part opens at once.
  const { value: day } = useAnswer(readToday, '');
  const props: GroupProps = { ...rest, winDraft: day?.winDraft ?? null };
  // Lines and warnings stand as they were when the form opened, even when the last of them is taken back.
  const there = groups.filter(({ isThere }) => isThere(props.opened));
  // No line is quoted in a summary.
  const language: EntryLanguage = { today: props.today, textOfLine: () => undefined };
  return (
    <div className="log-form-groups">
      {there.map(({ key, title, letter, summary }) => (
        <Disclosure
          key={key}
          name={key}
          title={title}
          summary={summary(props.entry, language)}
          keyShortcut={letter}
          isOpen={disclosed.isOpen(key)}
          onToggle={(isOpen) => disclosed.toggle(key, isOpen)}
        >
          {parts[key](props)}
        </Disclosure>
      ))}
    </div>
  );
}

/**
 * One letter opens a group and leads into it while the form is shown, from anywhere but a field that letters are typed
 * in: a press beside the fields leaves the keyboard with the page. Escape leads out of such a field, to the title of its
 * group.
 */
export function useGroupLetters(form: RefObject<HTMLElement | null>, disclosed: Disclosed): void {
  const newest = useRef(disclosed);
  useEffect(() => {
    newest.current = disclosed;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target === null || event.defaultPrevented) return;
      if (event.key === 'Escape') {
        if (form.current?.contains(target) !== true) return;
        const head = target.closest('.disclosure-body')?.parentElement?.querySelector('button');
        if (head !== null && head !== undefined) head.focus();
        return;
      }
      if (takesLetters(target)) return;
      const wanted = groups.find(({ letter }) => letter === event.key.toUpperCase());
      // A danger call has none of them.
      if (wanted === undefined || form.current?.querySelector(`[data-part="${wanted.key}"]`) == null) return;
      event.preventDefault();
      newest.current.enter(wanted.key);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [form]);
}

function takesLetters(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
