import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnswer } from '../use-answer.ts';

const suggest = () => send('suggestHotkeys');

export interface FreeHotkeysProps {
  /** Whether the system says what is free. */
  readonly isKnown: boolean;
  readonly onPick: (accelerator: string) => void;
}

/** Other keys to take with one press, once one could not be had. */
export function FreeHotkeys({ isKnown, onPick }: FreeHotkeysProps) {
  const { value: free } = useAnswer(suggest, '');
  if (free === null) return null;
  if (free.length === 0) {
    return <p className="recorder-hint">None of the usual keys is free. Please record one of your own.</p>;
  }
  return (
    <fieldset className="free-hotkeys" aria-label="Other keys">
      {free.map(({ accelerator, words }) => (
        <Button key={accelerator} onPress={() => onPick(accelerator)}>
          {isKnown ? `${words} is free` : `Try ${words}`}
        </Button>
      ))}
    </fieldset>
  );
}
