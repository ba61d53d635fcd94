import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LockState } from '../../../domain/protection.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import './lock-page.css';

export interface LockPageProps {
  readonly lock: LockState;
  readonly dataFolder: string;
  /** Sends what is half typed and has no page of its own any more. */
  readonly flush: () => Promise<unknown>;
  /** What works while the log is locked. */
  readonly children: ReactNode;
}

/** All that the panel shows while the log is locked. */
export function LockPage({ lock, dataFolder, flush, children }: LockPageProps) {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState('');
  const [isTrying, setTrying] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [hasForgotten, setForgotten] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.focus();
  }, []);
  // The pages are gone by now, and what was half typed in them is on its way: the log may shut behind it.
  useEffect(() => {
    if (lock === 'locking') void flush().then(() => send('readyToLock'));
  }, [lock, flush]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const waitFor = (seconds: number) => {
    if (seconds === 0) return;
    setWaiting(true);
    timer.current = setTimeout(() => {
      setWaiting(false);
      setProblem('');
    }, seconds * 1000);
  };
  const unlock = async () => {
    if (isTrying || isWaiting) return;
    if (passphrase === '') {
      setProblem('Please type your passphrase.');
      return;
    }
    setTrying(true);
    setProblem('');
    const reply = await send('unlockLog', { passphrase });
    setTrying(false);
    if (!reply.ok) {
      setProblem(reply.message);
    } else if (!reply.value.isOpen) {
      setProblem(missWords(reply.value));
      waitFor(reply.value.waitSeconds);
      field.current?.select();
    }
  };

  return (
    <main className="lock-page">
      <div className="lock-inner">
        <p className="app-name">Unflappable</p>
        <header className="page-head">
          <h1 className="page-title">Your log is locked</h1>
          <p className="page-lead">
            The pause works as always. What it leaves behind is kept, and added when you unlock.
          </p>
        </header>
        <div className="lock-form">
          <SecretField
            label="Passphrase"
            value={passphrase}
            onType={setPassphrase}
            onEnter={() => void unlock()}
            ref={field}
          />
          <p className="lock-problem" role="alert">
            {problem}
          </p>
          <div className="buttons">
            <Button look="filled" isDisabled={isWaiting} onPress={() => void unlock()}>
              {isTrying ? 'Unlocking…' : 'Unlock'}
            </Button>
            <Button look="quiet" onPress={() => setForgotten(true)}>
              I have forgotten it
            </Button>
          </div>
          <div role="status" className="lock-forgotten">
            {hasForgotten && (
              <p>
                It cannot be recovered, and nobody can open this log without it. It may be written down
                somewhere, or come back to you: the log stays as it is. To begin a new one, quit Unflappable,
                give the folder {dataFolder} another name, and start again.
              </p>
            )}
          </div>
        </div>
        <div className="lock-foot buttons">{children}</div>
      </div>
    </main>
  );
}

function missWords({ isMiss, waitSeconds }: { isMiss: boolean; waitSeconds: number }): string {
  const wait =
    waitSeconds === 0
      ? ''
      : ` You can try again in ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'}.`;
  return isMiss ? `That passphrase does not open your log.${wait}` : wait.trim();
}
