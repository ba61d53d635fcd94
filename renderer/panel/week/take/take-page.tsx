import type { PanelPush } from '../../../../electron/contract.ts';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { PaperPage } from '../../paper/paper-page.tsx';
import { useWeekPage } from '../use-week-page.ts';
import { AskListPart } from './ask-list-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { TeamPart } from './team-part.tsx';
import { type TakeInProgress, type TakenWeek, type Taking, takings } from './use-take-in-progress.ts';

const names: Readonly<Record<Taking, string>> = {
  week: 'The week on paper',
  ask: 'What to ask for',
  team: 'For the team',
};

const choices = takings.map((taking) => ({ value: taking, content: names[taking] }));

/** What each part of the page is given. */
export interface TakePartProps {
  readonly push: PanelPush;
  readonly taken: TakenWeek;
  readonly onChange: TakeInProgress['change'];
  readonly onDone: () => void;
}

export interface TakePageProps {
  readonly push: PanelPush;
  readonly taken: TakenWeek;
  readonly take: TakeInProgress;
}

/** Taking a week along: each part shows exactly what would leave. */
export function TakePage({ push, taken, take }: TakePageProps) {
  const { week, taking } = taken;
  const { value: page, problem } = useWeekPage(week, push);
  const part = { push, taken, onChange: take.change, onDone: take.close };
  return (
    <PaperPage
      heading={names[taking]}
      lead="What you see is all that leaves, and only where you save it."
      problem={problem}
      above={
        <ChoiceGroup
          label="What to take along"
          isQuiet
          choices={choices}
          value={taking}
          onPick={(chosen) => take.change({ taking: chosen })}
        />
      }
    >
      {taking === 'week' && page !== null && <ReviewPart {...part} page={page} />}
      {taking === 'ask' && page !== null && <AskListPart {...part} page={page} />}
      {taking === 'team' && <TeamPart {...part} />}
    </PaperPage>
  );
}
