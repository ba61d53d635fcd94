import { useEffect, useRef, useState } from 'react';
import type { FileInHand } from '../../../electron/contract/transfer.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { PersonalFound } from '../personal-found.tsx';
import { importedWords, personalWords, previewWords } from './transfer-words.ts';

interface ImportPartProps {
  readonly thisYear: number;
}

type State =
  | { readonly is: 'waiting' }
  | { readonly is: 'reading' }
  /** Why the chosen file cannot be read as a log. */
  | { readonly is: 'refused'; readonly problem: string }
  | { readonly is: 'chosen' | 'importing'; readonly inHand: FileInHand };

/** Takes a log or a table over, after showing what that would do. */
export function ImportPart({ thisYear }: ImportPartProps) {
  const announcer = useAnnouncer();
  const [state, setState] = useState<State>({ is: 'waiting' });
  const title = useRef<HTMLHeadingElement>(null);
  const close = () => {
    setState({ is: 'waiting' });
    title.current?.focus();
  };
  const isBusy = state.is === 'reading' || state.is === 'importing';
  const choose = async () => {
    // Not a disabled button: that would take the keyboard's place with it.
    if (isBusy) return;
    setState({ is: 'reading' });
    const reply = await send('chooseImport');
    if (!reply.ok) setState({ is: 'refused', problem: reply.message });
    else setState(reply.value === null ? { is: 'waiting' } : { is: 'chosen', inHand: reply.value });
  };
  const importIt = async (inHand: FileInHand, withoutPersonal: boolean) => {
    if (isBusy) return;
    setState({ is: 'importing', inHand });
    const reply = await send('importChosen', { withoutPersonal });
    if (!reply.ok) {
      setState({ is: 'refused', problem: reply.message });
      title.current?.focus();
      return;
    }
    announcer.say(importedWords(reply.value, withoutPersonal));
    close();
  };
  return (
    <section className="transfer-part">
      <h3 ref={title} tabIndex={-1}>
        Import
      </h3>
      <p>
        Takes over a copy or a table that Unflappable has written. First you see what it would add; nothing
        changes before you say so, and your log is backed up before.
      </p>
      <div className="buttons">
        <Button onPress={() => void choose()}>Choose a file</Button>
      </div>
      <p className="transfer-progress" role="status">
        {state.is === 'reading' && 'Reading the file…'}
        {state.is === 'importing' && 'Importing…'}
      </p>
      {state.is === 'refused' && (
        <p className="transfer-problem" role="alert">
          {state.problem}
        </p>
      )}
      {(state.is === 'chosen' || state.is === 'importing') && (
        <Preview
          inHand={state.inHand}
          thisYear={thisYear}
          onImport={(withoutPersonal) => void importIt(state.inHand, withoutPersonal)}
          onClose={isBusy ? () => {} : close}
        />
      )}
    </section>
  );
}

interface PreviewProps {
  readonly inHand: FileInHand;
  readonly thisYear: number;
  readonly onImport: (withoutPersonal: boolean) => void;
  readonly onClose: () => void;
}

function Preview({ inHand, thisYear, onImport, onClose }: PreviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is another preview
  useEffect(() => {
    heading.current?.focus();
  }, [inHand]);
  const { added, conflict, personal } = inHand.preview;
  const hasFresh = conflict === '' && Object.values(added).some((count) => count > 0);
  return (
    <section className="transfer-preview" aria-labelledby="import-preview">
      <h4 id="import-preview" ref={heading} tabIndex={-1}>
        {inHand.name}
      </h4>
      {previewWords(inHand, thisYear).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {personal.count > 0 && (
        <PersonalFound count={personal.count} found={personal.found} words={personalWords(personal)} />
      )}
      <div className="buttons">
        {hasFresh && personal.count > 0 && (
          <>
            <Button look="filled" onPress={() => onImport(true)}>
              Import without {personal.count === 1 ? 'it' : 'them'}
            </Button>
            <Button onPress={() => onImport(false)}>Import as it is</Button>
          </>
        )}
        {hasFresh && personal.count === 0 && (
          <Button look="filled" onPress={() => onImport(false)}>
            Import
          </Button>
        )}
        <Button onPress={onClose}>{hasFresh ? 'Cancel' : 'Close'}</Button>
      </div>
    </section>
  );
}
