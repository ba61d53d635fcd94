import { type Paper, papers } from '../../../domain/evidence-sheet.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';

const choices = papers.map((paper) => ({ value: paper, content: paper }));

export interface PaperSizeProps {
  readonly paper: Paper;
  readonly onPick: (paper: Paper) => void;
}

export function PaperSize({ paper, onPick }: PaperSizeProps) {
  return <ChoiceGroup label="Paper" isQuiet choices={choices} value={paper} onPick={onPick} />;
}
