import { safeCell } from '../../domain/csv-cell.ts';
import type { Paper } from '../../domain/evidence-sheet.ts';
import { openItemsOf } from '../../domain/review/ask-list.ts';
import { teamWeekOf } from '../../domain/review/team-week-of.ts';
import { teamWeekText } from '../../domain/team-week.ts';
import { daysOfWeek } from '../../domain/week.ts';
import type { takeAlongContract } from '../contract/take-along.ts';
import { csvText } from '../csv-text.ts';
import type { HandlersOf } from '../ipc.ts';
import { type SavingWorld, saveForOthers } from '../save-for-others.ts';
import type { Surroundings } from '../surroundings.ts';
import { copyOfWeek, keepCopyOfWeek } from '../team-copies.ts';
import { ok, refuse } from './reply.ts';

/** Where in the window something is, in CSS pixels. */
export interface PlaceInWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The panel’s page as what leaves it; null and false while it is closed, or where the system would not. */
export interface PanelPaper {
  readonly pdf: (paper: Paper) => Promise<Uint8Array | null>;
  /** @throws where there is nothing that prints. */
  readonly print: (paper: Paper) => Promise<boolean>;
  readonly picture: (place: PlaceInWindow) => Promise<Uint8Array | null>;
}

export interface TakeAlongWorld extends Pick<Surroundings, 'store' | 'newId' | 'onTrouble'>, SavingWorld {
  readonly panelPaper: PanelPaper;
}

/** Serves the intents about what leaves. */
export function takeAlongIntents(world: TakeAlongWorld): HandlersOf<typeof takeAlongContract> {
  const { store, panelPaper } = world;
  return {
    savePdf: async ({ name, paper }) => {
      // Before the dialog: what was looked at is what is kept, whatever becomes of the page meanwhile.
      const pdf = await panelPaper.pdf(paper);
      if (pdf === null) return refuse('There is no page to print. Open it once more.');
      return saveForOthers(
        world,
        { title: 'Save as PDF', suggestedName: `${name}.pdf`, kind: 'PDF', ending: 'pdf' },
        pdf,
      );
    },
    printPage: async ({ paper }) => {
      const cannot = refuse('Nothing could be printed from here. Save as PDF instead, and print that.');
      try {
        return (await panelPaper.print(paper)) ? ok(null) : cannot;
      } catch (error) {
        world.onTrouble('printing a page', error);
        return cannot;
      }
    },
    savePicture: async ({ name, place }) => {
      const picture = await panelPaper.picture(place);
      if (picture === null) return refuse('The picture is out of sight. Scroll to it, and try once more.');
      return saveForOthers(
        world,
        { title: 'Save as picture', suggestedName: `${name}.png`, kind: 'PNG', ending: 'png' },
        picture,
      );
    },
    saveTable: ({ name, rows }) =>
      saveForOthers(
        world,
        { title: 'Save as CSV', suggestedName: `${name}.csv`, kind: 'CSV', ending: 'csv' },
        csvText(rows.map((row) => row.map(cellText))),
      ),
    readOpenItems: ({ week }) =>
      ok(
        openItemsOf(
          store.calls.openPromises(),
          (id) => store.calls.get(id)?.status === 'logged',
          daysOfWeek(week).to,
        ),
      ),
    readTeamWeek: ({ week }) => {
      const { from, to } = daysOfWeek(week);
      const records = { calls: store.review.calls(from, to), shifts: store.shifts.between(from, to) };
      // Looking leaves nothing behind.
      return ok(teamWeekOf(week, records, copyOfWeek(store, week) ?? world.newId()));
    },
    saveTeamWeek: ({ file }) => {
      keepCopyOfWeek(store, file);
      return saveForOthers(
        world,
        {
          title: 'Save for the team',
          suggestedName: `Week ${file.week} for the team.json`,
          kind: 'JSON',
          ending: 'json',
        },
        teamWeekText(file),
      );
    },
  };
}

/** A number is no formula, also one below zero. */
function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : safeCell(cell);
}
