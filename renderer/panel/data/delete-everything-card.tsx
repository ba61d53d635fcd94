import { useEffect, useRef, useState } from 'react';
import { deleteWord } from '../../../domain/delete-word.ts';
import type { StoredPage } from '../../../electron/contract/stored.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useAnswer } from '../use-answer.ts';

export interface DeleteEverythingCardProps {
  readonly push: PanelPush;
}

const askForStored = () => send('readStored');

/** The way to be rid of all of it: said in full, and done only after a word was typed. */
export function DeleteEverythingCard({ push }: DeleteEverythingCardProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <Card title="Delete everything">
      {isOpen ? (
        <Confirmation push={push} onLeave={() => setOpen(false)} />
      ) : (
        <>
          <p className="stored-words">
            All that Unflappable has ever written, on this computer. Nobody can bring it back.
          </p>
          <div className="buttons">
            <Button ref={opener} onPress={() => setOpen(true)}>
              Delete everything…
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

interface ConfirmationProps extends DeleteEverythingCardProps {
  readonly onLeave: () => void;
}

function Confirmation({ push, onLeave }: ConfirmationProps) {
  const announcer = useAnnouncer();
  const { value: page } = useAnswer(askForStored, String(push.recordsRevision));
  const [word, setWord] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const exportFirst = async () => {
    const reply = await send('exportLog');
    if (announcer.sayIfRefused(reply) && reply.ok && reply.value !== null) {
      announcer.say(
        `Written as ${reply.value.name}. It is not encrypted: keep it where only you can read it.`,
      );
    }
  };
  const deleteAll = async () => {
    if (word.trim().toLowerCase() !== deleteWord) {
      setProblem(`Type the word “${deleteWord}” first.`);
      field.current?.focus();
      return;
    }
    setBusy(true);
    const reply = await send('deleteEverything', { word: deleteWord });
    setBusy(false);
    setProblem(reply.ok ? '' : reply.message);
  };
  return (
    <section className="delete-everything" aria-labelledby="delete-title">
      <h3 id="delete-title" className="stored-title" ref={heading} tabIndex={-1}>
        This goes, and cannot be brought back
      </h3>
      <ul className="delete-list">
        <li>every call with its notes, promises and what it said before; every pause, shift and win</li>
        <li>your own lines, stars and situations, and your site’s policy</li>
        <li>your settings</li>
        <li>{backupsWords(page)}</li>
        <li>the key, without which a copy of the log opens no more, and the app’s notes about itself</li>
      </ul>
      <p className="stored-words">
        Files that you exported, or copied to another place, stay where they are. Unflappable closes when it
        is done. Started again, it begins as on the first day.
      </p>
      <div className="buttons">
        <Button onPress={() => void exportFirst()}>Export first…</Button>
      </div>
      <TextField
        ref={field}
        label={`Type “${deleteWord}” to go on`}
        limit={40}
        value={word}
        onType={(text) => {
          setWord(text);
          setProblem('');
        }}
        onEnter={() => void deleteAll()}
      />
      <p className="delete-problem" role="alert">
        {problem}
      </p>
      <div className="buttons">
        <Button isDisabled={isBusy} onPress={() => void deleteAll()}>
          Delete everything now
        </Button>
        <Button look="quiet" onPress={onLeave}>
          Keep it all
        </Button>
      </div>
    </section>
  );
}

function backupsWords(page: StoredPage | null): string {
  const second = page?.backupFolder ?? null;
  if (second === null) return 'all backups';
  return second.isThere
    ? `all backups, also those in ${second.path}`
    : `all backups on this computer. The second folder, ${second.path}, is not there now: what is in it stays. Remove by hand there: key.json, unflappable-backups.json, and the files that begin with unflappable-. With that key, whoever has the folder may be able to read them`;
}
