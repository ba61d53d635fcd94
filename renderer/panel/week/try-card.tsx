import { useState } from 'react';
import { quoted } from '../../../domain/quoted.ts';
import {
  lookedAtAgainWords,
  type Try,
  type TryResult,
  tryResultNames,
  tryResults,
  tryResultWords,
} from '../../../domain/tries.ts';
import type { Week } from '../../../domain/week.ts';
import type { WeekAhead } from '../../../electron/contract/week.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { OwnTry } from './own-try.tsx';
import './try-card.css';

export interface TryCardProps {
  /** The week whose page this is. */
  readonly week: Week;
  readonly isThisWeek: boolean;
  readonly ahead: WeekAhead;
}

/** One small thing to try, chosen by the rep or not at all, and looked at again a week later. Its key is its week. */
export function TryCard({ week, isThisWeek, ahead }: TryCardProps) {
  const { tried, chosen, isChoosable } = ahead;
  const announcer = useAnnouncer();
  const [isChoosing, setChoosing] = useState(false);

  const choose = async (text: string | null, said: string): Promise<string> => {
    const reply = await send('chooseTry', { week, text });
    if (!reply.ok) return reply.message;
    setChoosing(false);
    announcer.offerUndo(said, () => send('restoreTry', { week, before: chosen }), {
      undone: 'It is as it was.',
    });
    return '';
  };
  const chooseOrSay = async (text: string | null, said: string) => {
    const refusal = await choose(text, said);
    if (refusal !== '') announcer.say(refusal);
  };
  if (tried === null && chosen === null && !isChoosable) return null;
  const when = isThisWeek ? 'next week' : 'this week';
  const isOpen = isChoosable && (chosen === null || isChoosing);
  return (
    <Card title="One thing to try" isWide>
      {tried !== null && <LookAgain tried={tried} isThisWeek={isThisWeek} />}
      {chosen !== null && <Chosen chosen={chosen} isStillAhead={isChoosable} when={when} />}
      {chosen !== null && isChoosable && chosen.result === null && (
        <div className="buttons">
          {!isChoosing && <Button onPress={() => setChoosing(true)}>Choose another</Button>}
          <Button look="quiet" onPress={() => void chooseOrSay(null, 'Nothing to try, and that is fine.')}>
            Nothing after all
          </Button>
        </div>
      )}
      {isOpen && (
        <>
          <p>{`If you like, choose one small thing for ${when}. Or none: that is fine, too.`}</p>
          <ul className="try-suggestions" aria-label="Things to try">
            {ahead.suggestions
              .filter(({ text }) => text !== chosen?.text)
              .map(({ text, why }) => (
                <li key={text}>
                  <div>
                    <p>{text}</p>
                    <p className="try-why">{why}</p>
                  </div>
                  <Button name={`Try this: ${text}`} onPress={() => void chooseOrSay(text, 'Chosen.')}>
                    Try this
                  </Button>
                </li>
              ))}
          </ul>
          <OwnTry draft={ahead.draft} onKeep={(text) => choose(text, 'Chosen.')} />
        </>
      )}
    </Card>
  );
}

interface ChosenProps {
  readonly chosen: Try;
  readonly isStillAhead: boolean;
  readonly when: string;
}

function Chosen({ chosen: { text, result }, isStillAhead, when }: ChosenProps) {
  if (result !== null || !isStillAhead) {
    return (
      <p>
        You chose to try: {quoted(text)} {result !== null && tryResultWords[result]}
      </p>
    );
  }
  return (
    <div className="try-chosen">
      <p>{`To try ${when}:`}</p>
      <p className="try-text">{quoted(text)}</p>
      <p className="try-why">The week after it asks how it went. Nothing is counted.</p>
    </div>
  );
}

/** How the one of the week before went: one tap, or none. */
function LookAgain({ tried, isThisWeek }: { readonly tried: Try; readonly isThisWeek: boolean }) {
  const announcer = useAnnouncer();
  const judge = async (result: TryResult | null) => {
    const reply = await send('judgeTry', { week: tried.week, result });
    if (!announcer.sayIfRefused(reply)) return;
    // The button that was pressed is gone: the keyboard goes where it can be taken back.
    announcer.offerUndo(
      result === null ? 'Open again.' : 'Kept.',
      () => send('judgeTry', { week: tried.week, result: tried.result }),
      { undone: 'It is as it was.' },
    );
  };
  return (
    <div className="try-again">
      <p>
        {lookedAtAgainWords(tried, isThisWeek)}{' '}
        {tried.result === null ? 'How did it go?' : tryResultWords[tried.result]}
      </p>
      {tried.result === null ? (
        <>
          <div className="buttons">
            {tryResults.map((result) => (
              <Button key={result} onPress={() => void judge(result)}>
                {tryResultNames[result]}
              </Button>
            ))}
          </div>
          <p className="try-why">Each of them is fine, and so is leaving it open.</p>
        </>
      ) : (
        <div className="buttons">
          <Button look="quiet" name="Say otherwise: how it went" onPress={() => void judge(null)}>
            Say otherwise
          </Button>
        </div>
      )}
    </div>
  );
}
