import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { useAnnouncer } from '../announcer.tsx';

/** What the first week of all can begin with. */
export function BeginningCard({ push }: { readonly push: PanelPush }) {
  const announcer = useAnnouncer();
  const start = async () => {
    announcer.sayIfRefused(await send('startShift'));
  };
  const hasKey = push.hotkey.health !== 'refused';
  return (
    <Card title="To begin with">
      <p>
        {push.openShift === null
          ? 'A shift is what your week is counted by: one press when you start, one when you stop.'
          : 'Your shift is running, and this week is counted by it.'}
      </p>
      <p>
        {hasKey ? (
          <>
            When a call turns, the key is there: <KeyCaps words={push.hotkey.words} />.
          </>
        ) : (
          'When a call turns, “Pause now” is there, on the left.'
        )}{' '}
        What you log of it afterwards is what this page is made of.
      </p>
      {push.openShift === null && (
        <div className="buttons">
          <Button onPress={() => void start()}>Start shift</Button>
        </div>
      )}
    </Card>
  );
}

/** Whoever looks at a week that has only begun mostly wants the one that is over. */
export function WeekBeforeCard({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Card title="The week before">
      <p>It is there to be looked back at, any time.</p>
      <div className="buttons">
        <Button onPress={onOpen}>Look at it</Button>
      </div>
    </Card>
  );
}

const toCome: readonly { readonly title: string; readonly words: string }[] = [
  { title: 'Worth keeping', words: 'Your wins, from the first one on.' },
  { title: 'What helped', words: 'The lines you marked, once one was said five times.' },
  { title: 'Recovery', words: 'How long it took to be steady again, where you say so on Today.' },
  {
    title: 'How it was',
    words:
      'What came at you for each shift; from the second week on, the weeks beside each other; after ten shifts, your own usual range.',
  },
  { title: 'What to ask for', words: 'Plain facts about the work, ready to be shown if you want to.' },
];

/** The first week there is: what will be here, so that an empty page is not the last word. */
export function FirstWeekCard() {
  return (
    <Card title="What will be here" isWide>
      <ul className="week-list">
        {toCome.map(({ title, words }) => (
          <li key={title}>
            <span className="not-there-title">{title}.</span> {words}
          </li>
        ))}
      </ul>
      <p className="soft-note">It is for you alone, and stays on this computer unless you take it along.</p>
    </Card>
  );
}
