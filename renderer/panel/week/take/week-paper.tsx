import { chosenReview, type WeekChoices } from '../../../../domain/review/week-sheet.ts';
import type { WeekSheet } from '../../../../domain/review/week-sheet-words.ts';
import type { WeekPage } from '../../../../electron/contract/week.ts';
import { Paper } from '../../paper/paper.tsx';
import { PaperPicture } from './paper-picture.tsx';
import './week-paper.css';

export interface WeekPaperProps {
  readonly sheet: WeekSheet;
  readonly page: WeekPage;
  readonly choices: WeekChoices;
}

/** The week as it leaves: a sentence and a picture a section. */
export function WeekPaper({ sheet, page, choices }: WeekPaperProps) {
  const shown = { ...page, review: chosenReview(page.review, choices) };
  return (
    <Paper label="The week on paper" title={sheet.title} lead={sheet.lead} foot={sheet.foot}>
      <div className="week-paper">
        {sheet.sections.map(({ part, heading, sentences, texts }) => (
          <section key={part}>
            <h3>{heading}</h3>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {texts.length > 0 && (
              <ul>
                {texts.map((text, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same words can be kept twice, and none moves
                  <li key={index}>“{text}”</li>
                ))}
              </ul>
            )}
            <PaperPicture part={part} page={shown} />
          </section>
        ))}
      </div>
    </Paper>
  );
}
