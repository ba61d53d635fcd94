import type { Paper } from '../../../domain/evidence-sheet.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useSaving } from './use-saving.ts';

export interface PrintButtonsProps {
  /** What the file is called until the rep says otherwise. */
  readonly name: string;
  readonly paper: Paper;
  readonly isDisabled?: boolean;
}

/** Saves the paper on the page as PDF, or prints it. */
export function PrintButtons({ name, paper, isDisabled = false }: PrintButtonsProps) {
  const announcer = useAnnouncer();
  const save = useSaving();
  const print = async () => {
    announcer.sayIfRefused(await send('printPage', { paper }));
  };
  return (
    <>
      <Button
        look="filled"
        isDisabled={isDisabled}
        onPress={() => void save(() => send('savePdf', { name, paper }))}
      >
        Save as PDF
      </Button>
      <Button isDisabled={isDisabled} onPress={() => void print()}>
        Print
      </Button>
    </>
  );
}
