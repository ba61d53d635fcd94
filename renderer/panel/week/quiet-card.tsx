import type { Week } from '../../../domain/week.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import './quiet-card.css';

export interface QuietCardProps {
  readonly week: Week;
  readonly isThisWeek: boolean;
  /** How to reach support here, by the site's policy; blank until it is filled in. */
  readonly support: string;
  /** Leads to that field of the policy. */
  readonly onPolicy: () => void;
}

/** The one quiet card (statistics.md D11): where somebody can be talked to. It names no condition, and can be put away. */
export function QuietCard({ week, isThisWeek, support, onPolicy }: QuietCardProps) {
  const announcer = useAnnouncer();
  const away = isThisWeek ? 'Put away for this week' : 'Put away for that week';
  const putAway = async () => {
    if (!announcer.sayIfRefused(await send('putQuietCardAway', { week, isAway: true }))) return;
    announcer.offerUndo(`${away}.`, () => send('putQuietCardAway', { week, isAway: false }));
  };
  return (
    <Card title="Somebody to talk to" isWide>
      <p>
        Two weeks running, you took a lot home with you. That happens to people who do this work. Talking to
        somebody may help
        {support === '' ? ': a colleague, your lead, your doctor.' : '.'}
      </p>
      {support === '' ? (
        <p className="soft">If you know how to reach support here, you can add it to this card.</p>
      ) : (
        <p className="quiet-support">How to reach support here: {support}</p>
      )}
      <div className="buttons">
        {support === '' && <Button onPress={onPolicy}>Add it</Button>}
        <Button onPress={() => void putAway()}>{away}</Button>
      </div>
    </Card>
  );
}
