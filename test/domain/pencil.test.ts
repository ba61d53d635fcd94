import { describe, expect, it } from 'vitest';
import {
  hasCooled,
  pencilNoteOf,
  withoutPencil,
  withPencilBack,
  withPencilKept,
} from '../../domain/pencil.ts';
import { localDayOf } from '../../domain/time.ts';
import { at, buildCall } from '../support/build-records.ts';

const written = at('2026-11-18T14:00:00+01:00');
const today = localDayOf(written);
const tomorrow = localDayOf(at('2026-11-19T08:00:00+01:00'));
const note = buildCall({ pencil: 'words', pencilAt: written });

describe('hasCooled', () => {
  it('waits until the shift it was written in has ended', () => {
    expect(hasCooled(note, today, null)).toBe(false);
    expect(hasCooled(note, today, at('2026-11-18T13:59:00+01:00'))).toBe(false);
    expect(hasCooled(note, today, at('2026-11-18T17:00:00+01:00'))).toBe(true);
    // The same moment, in another zone.
    expect(hasCooled(note, today, at('2026-11-18T13:00:00Z'))).toBe(true);
  });

  it('comes back the next day at the latest', () => {
    expect(hasCooled(note, tomorrow, null)).toBe(true);
  });

  it('does not come back once it is kept, or gone', () => {
    expect(hasCooled(withPencilKept(note, written, written), tomorrow, null)).toBe(false);
    expect(hasCooled(withoutPencil(note, written), tomorrow, null)).toBe(false);
  });

  it('counts from when the call was made where nobody knows when the note was written', () => {
    const old = buildCall({ pencil: 'words', createdAt: written });
    expect(hasCooled(old, today, null)).toBe(false);
    expect(hasCooled(old, tomorrow, null)).toBe(true);
  });
});

it('a note that was binned comes back as it was, but not over another', () => {
  const kept = { ...note, pencilKeptAt: written };
  const binned = withoutPencil(kept, written);
  expect(binned).toMatchObject({ pencil: '', pencilAt: null, pencilKeptAt: null });
  expect(withPencilBack(binned, pencilNoteOf(kept), written)).toEqual({ ...kept, editedAt: written });
  expect(withPencilBack({ ...binned, pencil: 'other' }, pencilNoteOf(kept), written)).toBeNull();
});
