import { Card } from '../../ui/card.tsx';
import { PromiseList, type PromiseListProps } from './promise-list.tsx';

/** Everything the rep promised and has not done yet, of today and of earlier days. Nothing is there without one. */
export function PromisesCard(props: PromiseListProps) {
  if (props.promises.length === 0) return null;
  return (
    <Card title="Promises">
      <PromiseList {...props} />
    </Card>
  );
}
