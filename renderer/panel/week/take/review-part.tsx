import { weekTable } from '../../../../domain/review/week-csv.ts';
import {
  offeredParts,
  ratedParts,
  type WeekPart,
  weekPartNames,
  weekParts,
} from '../../../../domain/review/week-sheet.ts';
import { weekSheet } from '../../../../domain/review/week-sheet-words.ts';
import type { WeekPage } from '../../../../electron/contract/week.ts';
import { send } from '../../../coach-api.ts';
import { Button } from '../../../ui/button.tsx';
import { PaperChoices } from '../../paper/paper-page.tsx';
import { PaperSize } from '../../paper/paper-size.tsx';
import { PaperTick } from '../../paper/paper-tick.tsx';
import { PrintButtons } from '../../paper/print-buttons.tsx';
import { useSaving } from '../../paper/use-saving.ts';
import { LineTicks } from './line-ticks.tsx';
import type { TakePartProps } from './take-page.tsx';
import { WeekPaper } from './week-paper.tsx';

/** What their heading does not say: from these, prejudice and danger can be read. */
const tickNames: Readonly<Partial<Record<WeekPart, string>>> = {
  situations: `${weekPartNames.situations}, prejudice and danger too`,
  outcomes: `${weekPartNames.outcomes}, danger too`,
};

/** The review on paper, and beside it what is on it. Nothing about how the rep felt is until it is ticked. */
export function ReviewPart({
  push,
  taken,
  page,
  onChange,
  onDone,
}: TakePartProps & { readonly page: WeekPage }) {
  const save = useSaving();
  const { choices, paper } = taken;
  const { review, strip } = page;
  const textOf = (line: string) => page.lineTexts.find((each) => each.line === line)?.text ?? null;
  const sheet = weekSheet(review, choices, { madeOn: push.today, textOf });
  const offered = offeredParts(review);
  const texts = [...new Set(review.wins.texts)];
  const name = `Week ${review.week}`;

  const tick = (part: WeekPart, isOn: boolean) =>
    onChange({
      choices: {
        ...choices,
        parts: weekParts.filter((each) => (each === part ? isOn : choices.parts.includes(each))),
      },
    });
  const tickOf = (part: WeekPart) => (
    <PaperTick
      key={part}
      label={tickNames[part] ?? weekPartNames[part]}
      isOn={choices.parts.includes(part)}
      onChange={(isOn) => tick(part, isOn)}
    />
  );
  const rated = offered.filter((part) => ratedParts.has(part));
  return (
    <>
      <PaperChoices>
        <fieldset>
          <legend>What is on it</legend>
          {offered.filter((part) => !ratedParts.has(part)).map(tickOf)}
        </fieldset>
        {texts.length > 0 && choices.parts.includes('wins') && (
          <fieldset>
            <legend>In your own words</legend>
            {texts.map((text) => (
              <PaperTick
                key={text}
                label={`“${text}”`}
                isOn={choices.winTexts.includes(text)}
                onChange={(isOn) =>
                  onChange({
                    choices: {
                      ...choices,
                      winTexts: texts.filter((each) =>
                        each === text ? isOn : choices.winTexts.includes(each),
                      ),
                    },
                  })
                }
              />
            ))}
          </fieldset>
        )}
        {offered.includes('lines') && choices.parts.includes('lines') && (
          <LineTicks
            review={review}
            textOf={textOf}
            linesOff={choices.linesOff}
            onChange={(linesOff) => onChange({ choices: { ...choices, linesOff } })}
          />
        )}
        {rated.length > 0 && (
          <fieldset>
            <legend>How it was for you</legend>
            <p className="soft">Yours alone, and off until you tick it.</p>
            {rated.map(tickOf)}
          </fieldset>
        )}
        <p className="soft">Pencil notes, case numbers and notes of calls are never on it.</p>
        <PaperSize paper={paper} onPick={(size) => onChange({ paper: size })} />
        <p className="soft">The table holds the same parts in full figures, with the weeks of the picture.</p>
        <div className="buttons">
          <PrintButtons name={name} paper={paper} />
          <Button
            onPress={() =>
              void save(() =>
                send('saveTable', { name, rows: asRows(weekTable({ review, strip, textOf }, choices)) }),
              )
            }
          >
            Save the numbers as CSV
          </Button>
          <Button look="quiet" onPress={onDone}>
            Done
          </Button>
        </div>
      </PaperChoices>
      <WeekPaper sheet={sheet} page={page} choices={choices} />
    </>
  );
}

function asRows<C>(rows: readonly (readonly C[])[]): C[][] {
  return rows.map((row) => [...row]);
}
