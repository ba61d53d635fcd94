import { useEffect, useId, useRef, useState } from 'react';
import type { Call } from '../../../domain/call.ts';
import { hinderedIn, storable } from '../../../domain/storable-entry.ts';
import type { LocalDay } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { notSavedWords } from '../change-saver.ts';
import { situationWords } from './call-words.ts';
import { useSharedHalfTyped } from './half-typed.ts';
import { hindranceWords } from './hindrance-words.ts';
import './pencil-card.css';
import { PencilInk } from './pencil-ink.tsx';
import { useEntrySaver } from './use-entry-saver.ts';
import { sinceWords } from './wall-time.ts';

export interface PencilCardProps {
  /** A call with a note in pencil that waits. Give the card the call’s id as its key. */
  readonly call: Call;
  readonly today: LocalDay;
}

/**
 * One note in pencil that waits: keep it as it is, rewrite it in ink beside it, or bin it; the last word can be taken
 * back. Every press is saved by the card itself, which goes when whoever shows it asks anew (the records have changed).
 * While it is being rewritten the card stays: what is typed there is saved as it is typed, and the pencil stays too.
 */
export function PencilCard({ call, today }: PencilCardProps) {
  const { id, pencil } = call;
  const titleId = useId();
  const announcer = useAnnouncer();
  const saver = useEntrySaver(id);
  const typed = useSharedHalfTyped();
  const [isRewriting, setRewriting] = useState(false);
  const [ink, setInk] = useState(typed.of(id).ink ?? call.ink);
  const [refusal, setRefusal] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  useEffect(() => {
    if (isRewriting) field.current?.focus();
  }, [isRewriting]);

  const type = (text: string) => {
    setInk(text);
    setRefusal('');
    typed.type(id, { ink: text });
    saver.change(storable({ ink: text }), 'soon');
  };
  /** Saves the ink; false when something stands in the way, which is then said. */
  const settle = async (): Promise<boolean> => {
    const hindrance = hinderedIn({ ink }).get('ink');
    if (hindrance !== undefined) {
      setRefusal(hindranceWords(hindrance));
      field.current?.focus();
      return false;
    }
    return (await saver.flush()) || (await saver.flush());
  };
  const done = async () => {
    if (!(await settle())) return;
    setRewriting(false);
    title.current?.focus();
  };
  const keep = async () => {
    if (!(await settle()) || !announcer.sayIfRefused(await send('keepPencil', { id, isKept: true }))) return;
    announcer.offerUndo('Kept in pencil.', () => send('keepPencil', { id, isKept: false }));
  };
  const bin = async () => {
    if (!(await settle())) return;
    const reply = await send('binPencil', { id });
    if (!reply.ok) {
      announcer.say(reply.message);
      return;
    }
    // A note that was too long goes as a whole.
    typed.type(id, { pencil: '' });
    announcer.offerUndo('The pencil note is binned.', () => send('restorePencil', { id, note: reply.value }));
  };

  const note = (
    <>
      <p className="pencil-label">In pencil</p>
      <p className="pencil-note">{pencil}</p>
    </>
  );
  const problem = notSavedWords(saver.state) || refusal;
  return (
    <article className="pencil-card" aria-labelledby={titleId}>
      <h3 id={titleId} className="pencil-title" ref={title} tabIndex={-1}>
        {situationWords(call)}, {sinceWords(call.startedAt, today)}
      </h3>
      {isRewriting ? (
        <PencilInk pencil={note} ink={ink} onInk={type} onLeave={() => void saver.flush()} field={field} />
      ) : (
        <>
          <p className="pencil-note">{pencil}</p>
          {ink !== '' && (
            <div>
              <p className="pencil-label">In ink</p>
              <p className="ink-note">{ink}</p>
            </div>
          )}
        </>
      )}
      <p className="pencil-problem" role="alert">
        {problem}
      </p>
      <div className="buttons">
        {isRewriting ? (
          <Button describedBy={titleId} onPress={() => void done()}>
            Done
          </Button>
        ) : (
          <Button describedBy={titleId} onPress={() => setRewriting(true)}>
            Rewrite in ink
          </Button>
        )}
        <Button describedBy={titleId} onPress={() => void keep()}>
          Keep the note
        </Button>
        <Button describedBy={titleId} onPress={() => void bin()}>
          Bin the note
        </Button>
      </div>
    </article>
  );
}
