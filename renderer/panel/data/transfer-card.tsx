import type { PanelPush } from '../../../electron/contract.ts';

export interface TransferCardProps {
  readonly push: PanelPush;
}

export function TransferCard(_props: TransferCardProps) {
  return null;
}
