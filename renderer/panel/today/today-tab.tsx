import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { BinPage } from '../bin/bin-page.tsx';
import { binWords, useBin } from '../bin/use-bin.ts';
import { OpenLogForm } from '../log/open-log-form.tsx';
import { dayWords } from '../log/wall-time.ts';
import { ClosingCard } from '../shift-close/closing-card.tsx';
import { useAnswer } from '../use-answer.ts';
import { useReturnToHeading } from '../use-return-to-heading.ts';
import { CallsCard } from './calls-card.tsx';
import { LoadCard } from './load-card.tsx';
import { PencilWaiting } from './pencil-waiting.tsx';
import { PromisesCard } from './promises-card.tsx';
import { RecoveryCard } from './recovery-card.tsx';
import { ShiftCard } from './shift-card.tsx';
import './today-tab.css';
import type { WinInProgress } from './use-win-in-progress.ts';
import { WinsCard } from './wins-card.tsx';

export interface TodayTabProps {
  readonly push: PanelPush;
  /** The call whose form is open. */
  readonly openId: string | null;
  readonly onOpen: (callId: string | null) => void;
  readonly win: WinInProgress;
  readonly onSettings: () => void;
  readonly onWeek: () => void;
}

const readToday = () => send('readToday');

/**
 * What matters now, first: the shift, the call that is being got over, promises, calls that wait to be logged. When the
 * shift has ended its closing comes first, and what that asks about stands nowhere else.
 */
export function TodayTab({ push, openId, onOpen, win, onSettings, onWeek }: TodayTabProps) {
  // With every push: the panel is told again when it is looked at again, and the time has moved on.
  const { value: page, problem } = useAnswer(readToday, String(push.revision));
  const closing = page?.closing ?? null;
  const bin = useBin(push);
  const heading = useReturnToHeading(openId !== null || bin.isOpen);
  const afterClosing = useReturnToHeading(closing !== null);
  if (openId !== null) {
    return <OpenLogForm key={openId} callId={openId} today={push.today} onClose={() => onOpen(null)} />;
  }
  if (bin.isOpen) {
    return <BinPage bin={bin.items} today={push.today} onClose={() => bin.open(false)} />;
  }
  const shift = (page !== null || problem !== '') && (
    <ShiftCard
      shift={push.openShift}
      today={push.today}
      now={page?.now ?? null}
      isClosing={closing !== null}
    />
  );
  const wins = page !== null && closing?.part !== 'good-things' && (
    <WinsCard wins={page.wins} draft={page.winDraft} inProgress={win} />
  );
  const load = push.settings.loadHint ? (page?.load ?? null) : null;
  const recovery = page !== null && page.recovery !== null && (
    <RecoveryCard
      key={page.recovery.call.id}
      // A few minutes are offered once, not twice.
      recovery={load === null ? page.recovery : { ...page.recovery, isMomentOffered: false }}
      today={push.today}
      motion={push.settings.motion}
      onOpen={onOpen}
    />
  );
  const calls = page !== null && (
    <CallsCard page={page} push={push} onOpen={onOpen} onSettings={onSettings} />
  );
  return (
    <>
      <header className="page-head">
        <h1
          className="page-title"
          ref={(element) => {
            heading.current = element;
            afterClosing.current = element;
          }}
          tabIndex={-1}
        >
          Today
        </h1>
        <p className="page-lead">{dayWords(push.today, push.today)}</p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      {page !== null && closing !== null ? (
        <div className="today">
          <div className="today-column">
            <ClosingCard
              closing={closing}
              page={page}
              win={win}
              onWeek={closing.isReviewReady && push.settings.reviewNote ? onWeek : null}
            />
          </div>
          <div className="today-column">
            {shift}
            {page.recovery?.recovered === null && recovery}
            {calls}
            {wins}
          </div>
        </div>
      ) : (
        <div className="today">
          <div className="today-column">
            {shift}
            {load !== null && <LoadCard load={load} motion={push.settings.motion} />}
            {recovery}
            {page !== null && <PromisesCard promises={page.promises} now={page.now} today={push.today} />}
            {calls}
          </div>
          <div className="today-column">
            {page !== null && page.pencil.length > 0 && (
              <Card title="In pencil">
                <PencilWaiting calls={page.pencil} today={push.today} />
              </Card>
            )}
            {wins}
          </div>
        </div>
      )}
      {page !== null && bin.items.length > 0 && (
        <div className="buttons">
          <Button look="quiet" onPress={() => bin.open(true)}>
            {binWords(bin.items)}
          </Button>
        </div>
      )}
    </>
  );
}
