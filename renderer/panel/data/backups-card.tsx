import type { PanelPush } from '../../../electron/contract.ts';

export interface BackupsCardProps {
  readonly push: PanelPush;
}

export function BackupsCard(_props: BackupsCardProps) {
  return null;
}
