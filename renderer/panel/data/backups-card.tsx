import { useEffect, useRef, useState } from 'react';
import { momentsWords, momentWords } from '../../../domain/backup-words.ts';
import type { BackupsPage } from '../../../electron/contract/backups.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useAnswer } from '../use-answer.ts';
import { BackupRow } from './backup-row.tsx';
import './backups-card.css';
import { SecondFolderPart } from './second-folder-part.tsx';

export interface BackupsCardProps {
  readonly push: PanelPush;
}

const askForBackups = () => send('readBackups');

/** As many as are looked for; the rest on request. */
const shownAtFirst = 4;

/** The backups of the log: those there are, one by hand, one put back, and a second folder for them. */
export function BackupsCard({ push }: BackupsCardProps) {
  const announcer = useAnnouncer();
  const { value: page, problem } = useAnswer(
    askForBackups,
    `${push.recordsRevision} ${push.today} ${push.about.protection}`,
  );
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const reply = await send('makeBackup');
    setBusy(false);
    if (announcer.sayIfRefused(reply)) announcer.say('A backup was made, and read to see that it is whole.');
  };
  return (
    <Card title="Backups">
      <p className="backups-words">{introduction(page)}</p>
      {page?.keyKind === 'keystore' && (
        <p className="backups-words">
          Only your account on this computer can open them: if either is lost, so are they. Set a passphrase
          (under Protection), and they open on any computer.
        </p>
      )}
      {problem !== '' && <p>{problem}</p>}
      <div className="buttons">
        <Button isDisabled={isBusy} onPress={() => void make()}>
          Back up now
        </Button>
      </div>
      {page !== null && page.backups.length > 0 && <BackupList page={page} />}
      {page !== null && <SecondFolderPart page={page} />}
    </Card>
  );
}

function introduction(page: BackupsPage | null): string {
  const [newest] = page?.backups ?? [];
  const how =
    'Your log is backed up once a day, and before anything changes it as a whole. Backups are encrypted with the same key.';
  if (page === null) return how;
  return newest === undefined
    ? `${how} There is none yet.`
    : `${how} The newest was made on ${momentWords(newest.at, page.timeZone)}.`;
}

function BackupList({ page }: { readonly page: BackupsPage }) {
  const [isWhole, setWhole] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const wasWhole = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone: the first row that came in its place has the keyboard.
    if (isWhole && !wasWhole.current) {
      list.current?.children.item(shownAtFirst)?.querySelector('button')?.focus();
    }
    wasWhole.current = isWhole;
  }, [isWhole]);
  const whenMade = momentsWords(page.backups, page.timeZone);
  const shown = isWhole ? page.backups : page.backups.slice(0, shownAtFirst);
  const more = page.backups.length - shown.length;
  return (
    <>
      <ul className="backups" aria-label="Your backups, newest first" ref={list}>
        {shown.map((backup) => (
          <BackupRow
            key={backup.name}
            backup={backup}
            when={whenMade.get(backup) ?? ''}
            isOpen={open === backup.name}
            onOpen={(isOpen) => setOpen(isOpen ? backup.name : null)}
          />
        ))}
      </ul>
      {more > 0 && (
        <div className="buttons">
          <Button look="quiet" onPress={() => setWhole(true)}>
            {`Show ${more} more`}
          </Button>
        </div>
      )}
    </>
  );
}
