import type { PanelPush } from '../../../electron/contract.ts';
import { BackupsCard } from './backups-card.tsx';
import './data-tab.css';
import { DeleteEverythingCard } from './delete-everything-card.tsx';
import { ProtectionCard } from './protection-card.tsx';
import { StoredDataCard } from './stored-card.tsx';
import { TransferCard } from './transfer-card.tsx';

export interface DataTabProps {
  readonly push: PanelPush;
}

/** What is stored, what protects it, its backups, and the ways to take it along or be rid of it. */
export function DataTab({ push }: DataTabProps) {
  return (
    <>
      <header className="page-head">
        <h1 className="page-title">Your data</h1>
        <p className="page-lead">All of it is yours alone.</p>
      </header>
      <div className="data">
        <StoredDataCard push={push} />
        <ProtectionCard push={push} />
        <BackupsCard push={push} />
        <TransferCard push={push} />
        <DeleteEverythingCard push={push} />
      </div>
    </>
  );
}
