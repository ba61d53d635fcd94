import { type AskList, askFigure } from '../../../../domain/review/ask-list.ts';
import { Paper } from '../../paper/paper.tsx';
import './ask-paper.css';

/** The list as it leaves. */
export function AskPaper({ list }: { readonly list: AskList }) {
  return (
    <Paper label="The list" title={list.title} lead={list.lead} foot={list.foot}>
      {list.groups.map(({ heading, lines }) => (
        <section key={heading} className="ask-group">
          <h3>{heading}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line.key}>
                <span>{line.fact}</span> <span className="ask-figure">{askFigure(line)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Paper>
  );
}
