import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DisplayFacts } from '../../electron/displays.ts';
import { openPlacesFile } from '../../electron/places-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const display = (id: number, label: string, width = 1920): DisplayFacts => ({
  id,
  label,
  size: { width, height: 1080 },
  workArea: { x: 0, y: 0, width, height: 1040 },
});
const left = display(1, 'Left');
const right = display(2, 'Right');

test('nothing is remembered at first', () => {
  expect(openPlacesFile(tempFolder()).spotOn(left)).toBeNull();
});

test('what was written is there at the next start, display by display', () => {
  const folder = tempFolder();
  const places = openPlacesFile(folder);
  places.moved(left, { x: 1, y: 0.25 });
  places.moved(right, { x: 0, y: 0 });
  places.moved(left, { x: 0.5, y: 1 });
  places.write();
  const again = openPlacesFile(folder);
  expect(again.spotOn(left)).toEqual({ x: 0.5, y: 1 });
  expect(again.spotOn(right)).toEqual({ x: 0, y: 0 });
});

test('a display keeps its place with another resolution, and with another number', () => {
  const places = openPlacesFile(tempFolder());
  places.moved(left, { x: 1, y: 1 });
  expect(places.spotOn(display(1, 'Left', 1280))).toEqual({ x: 1, y: 1 });
  expect(places.spotOn(display(7, 'Left'))).toEqual({ x: 1, y: 1 });
});

test('another display that has got its number has no place', () => {
  const places = openPlacesFile(tempFolder());
  places.moved(left, { x: 1, y: 1 });
  expect(places.spotOn(display(1, 'Projector'))).toBeNull();
  expect(places.spotOn(display(7, 'Left', 1280))).toBeNull();
});

test('a twin has a place of its own once it was moved there', () => {
  const places = openPlacesFile(tempFolder());
  const twin = display(3, 'Left');
  places.moved(left, { x: 1, y: 1 });
  places.moved(twin, { x: 0, y: 0 });
  expect(places.spotOn(left)).toEqual({ x: 1, y: 1 });
  expect(places.spotOn(twin)).toEqual({ x: 0, y: 0 });
});

test('the twenty displays moved on last are remembered, however many there were', () => {
  const folder = tempFolder();
  const places = openPlacesFile(folder);
  for (let id = 1; id <= 50; id += 1) places.moved(display(id, `Display ${id}`), { x: 0, y: 1 });
  places.write();
  const again = openPlacesFile(folder);
  const known = Array.from({ length: 50 }, (_, index) => index + 1).filter(
    (id) => again.spotOn(display(id, `Display ${id}`)) !== null,
  );
  expect(known).toEqual(Array.from({ length: 20 }, (_, index) => index + 31));
});

describe('a file that cannot be used', () => {
  const place = { display: { id: 1, label: 'Left', width: 1920, height: 1080 }, x: 0.5, y: 0.5 };
  test.each([
    ['empty', ''],
    ['not JSON', '{"version": 1'],
    ['a list', '[]'],
    ['from the future', JSON.stringify({ version: 2, places: [place] })],
    ['off the screen', JSON.stringify({ version: 1, places: [{ ...place, x: 1.01 }] })],
    ['not a number', JSON.stringify({ version: 1, places: [{ ...place, y: null }] })],
  ])('because it is %s means that nothing is remembered, and the next drag replaces it', (_why, text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'places.json'), text);
    const places = openPlacesFile(folder);
    expect(places.spotOn(left)).toBeNull();
    places.moved(left, { x: 0.25, y: 0.75 });
    places.write();
    expect(openPlacesFile(folder).spotOn(left)).toEqual({ x: 0.25, y: 0.75 });
  });

  test('because it is a folder stops nothing: the place is kept until the app stops', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'places.json'));
    const places = openPlacesFile(folder);
    places.moved(left, { x: 0.25, y: 0.75 });
    expect(() => places.write()).toThrow();
    expect(places.spotOn(left)).toEqual({ x: 0.25, y: 0.75 });
  });
});

test('the file says nothing but displays and places', () => {
  const folder = tempFolder();
  const places = openPlacesFile(folder);
  places.moved(left, { x: 0, y: 1 });
  places.write();
  expect(JSON.parse(readFileSync(join(folder, 'places.json'), 'utf8'))).toEqual({
    version: 1,
    places: [{ display: { id: 1, label: 'Left', width: 1920, height: 1080 }, x: 0, y: 1 }],
  });
});
