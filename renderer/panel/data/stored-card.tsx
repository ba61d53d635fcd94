import type { PanelPush } from '../../../electron/contract.ts';

export interface StoredDataCardProps {
  readonly push: PanelPush;
}

export function StoredDataCard(_props: StoredDataCardProps) {
  return null;
}
