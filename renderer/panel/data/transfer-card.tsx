import type { PanelPush } from '../../../electron/contract.ts';
import { Card } from '../../ui/card.tsx';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import './transfer-card.css';

export interface TransferCardProps {
  readonly push: PanelPush;
}

/** The log as a file, out and in. */
export function TransferCard({ push }: TransferCardProps) {
  return (
    <Card title="Take it along">
      <ExportPart freshness={`${push.recordsRevision}`} />
      <ImportPart thisYear={Number(push.today.slice(0, 4))} />
    </Card>
  );
}
