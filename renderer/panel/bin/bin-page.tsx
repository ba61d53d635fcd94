import { useEffect, useRef } from 'react';
import { outcomeNames } from '../../../domain/call-fields.ts';
import { winKindNames } from '../../../domain/records.ts';
import type { LocalDay } from '../../../domain/time.ts';
import type { Binned } from '../../../electron/contract/calls.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { capital } from '../count-words.ts';
import { situationWords } from '../log/call-words.ts';
import { sinceWords } from '../log/wall-time.ts';
import './bin-page.css';

export interface BinPageProps {
  readonly bin: readonly Binned[];
  readonly today: LocalDay;
  readonly onClose: () => void;
}

/** What was deleted since the app started, the last first: each can be had back by itself. */
export function BinPage({ bin, today, onClose }: BinPageProps) {
  const announcer = useAnnouncer();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const restore = async (binned: Binned) => {
    const reply =
      binned.kind === 'call'
        ? await send('restoreCall', { id: binned.call.id })
        : await send('restoreWin', { id: binned.win.id });
    announcer.say(reply.ok ? 'It is back.' : reply.message);
    // What was pressed goes away with its row.
    heading.current?.focus();
  };
  return (
    <>
      <header className="page-head">
        <h1 className="page-title" ref={heading} tabIndex={-1}>
          Deleted since the app started
        </h1>
        <p className="page-lead">
          {bin.length === 0
            ? 'Nothing is left here.'
            : 'Each of these can come back until the app is closed. Then it is gone from the log.'}
        </p>
        <div className="buttons">
          <Button onPress={onClose}>Back</Button>
        </div>
      </header>
      {bin.length > 0 && (
        <ul className="bin" aria-label="Deleted">
          {bin.map((binned) => {
            const { id, title, text } = wordsOf(binned, today);
            return (
              <li key={id}>
                <div className="bin-words">
                  <p className="bin-title">{title}</p>
                  <p className="bin-text">{text}</p>
                </div>
                <Button name={`Restore: ${title}`} onPress={() => void restore(binned)}>
                  Restore
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function wordsOf(
  binned: Binned,
  today: LocalDay,
): { readonly id: string; readonly title: string; readonly text: string } {
  switch (binned.kind) {
    case 'call': {
      const { call } = binned;
      const facts = [
        call.status === 'draft' ? 'not logged' : '',
        call.outcome === null ? '' : outcomeNames[call.outcome].toLowerCase(),
        call.caseRef === '' ? '' : `case ${call.caseRef}`,
      ].filter((fact) => fact !== '');
      return {
        id: `call ${call.id}`,
        title: `${situationWords(call)}, ${sinceWords(call.startedAt, today)}`,
        text: capital(facts.join(', ')),
      };
    }
    case 'win': {
      const { win } = binned;
      return {
        id: `win ${win.id}`,
        title: `“${win.text}”`,
        text: `${winKindNames[win.kind]}, ${sinceWords(win.at, today)}`,
      };
    }
    default: {
      const never: never = binned;
      return never;
    }
  }
}
