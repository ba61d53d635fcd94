import { useRef } from 'react';
import { momentWords } from '../../../domain/backup-words.ts';
import type { BackupsPage, SecondFolder } from '../../../electron/contract/backups.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { useAnnouncer } from '../announcer.tsx';

export interface SecondFolderPartProps {
  readonly page: BackupsPage;
}

/** A second folder for the backups, for the day this disk fails: by choice. */
export function SecondFolderPart({ page }: SecondFolderPartProps) {
  const announcer = useAnnouncer();
  const chooser = useRef<HTMLButtonElement>(null);
  const { second, keyKind, timeZone } = page;
  const choose = async () => {
    const reply = await send('chooseBackupFolder');
    if (announcer.sayIfRefused(reply) && reply.ok && reply.value !== null) {
      announcer.say('From now on each backup is copied there as well.');
    }
  };
  const leave = async () => {
    const reply = await send('leaveBackupFolder');
    if (!announcer.sayIfRefused(reply) || !reply.ok) return;
    announcer.say(`No more copies go there. Those that are there stay. ${reply.value}`.trim());
    chooser.current?.focus();
  };
  const putKey = async (isThere: boolean) => {
    announcer.sayIfRefused(await send('putKeyBesideBackups', { isThere }));
  };
  return (
    <div className="second-folder">
      <h3 className="second-folder-title">A second folder</h3>
      {second === null ? (
        <p className="backups-words">
          If this disk fails, so do the backups on it. Copies can go to another place as well: a network home,
          or another disk.
        </p>
      ) : (
        <>
          <p className="second-folder-path">{second.path}</p>
          <p className="backups-words">{copyWords(second, timeZone)}</p>
          <p className="backups-words">{keyWords(page)}</p>
          {keyKind === 'file' && (
            <SwitchRow
              label="Put the key beside the copies"
              hint="Then they can be opened on another computer, and read by whoever can open that folder."
              isOn={second.hasPlainKey}
              onSwitch={(isOn) => void putKey(isOn)}
            />
          )}
        </>
      )}
      <div className="buttons">
        <Button ref={chooser} onPress={() => void choose()}>
          {second === null ? 'Choose a folder…' : 'Choose another…'}
        </Button>
        {second !== null && (
          <Button look="quiet" onPress={() => void leave()}>
            Stop copying
          </Button>
        )}
      </div>
    </div>
  );
}

function copyWords({ lastAt, problem }: SecondFolder, timeZone: string): string {
  const last =
    lastAt === null ? 'No copy was made yet.' : `The last copy was made on ${momentWords(lastAt, timeZone)}.`;
  return problem === '' ? last : `${problem} ${last}`;
}

/** What opens the copies if this computer is lost. */
function keyWords({ keyKind, second }: BackupsPage): string {
  switch (keyKind) {
    case 'passphrase':
      return 'The copies have what is needed beside them: your passphrase opens them on any computer.';
    case 'keystore':
      return 'Only your account on this computer can open them, because its key store keeps the key. With a passphrase (under Protection) they open on any computer.';
    case 'file':
      return second?.hasPlainKey === true
        ? 'The key lies beside the copies. With a passphrase (under Protection) only you could open them.'
        : 'Without the key, which is on this computer alone, the copies cannot be opened. With a passphrase (under Protection) they open on any computer.';
    default: {
      const never: never = keyKind;
      return never;
    }
  }
}
