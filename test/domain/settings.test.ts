import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  parseSettings,
  settingsChangeSchema,
  settingsSchema,
} from '../../domain/settings.ts';

describe('parseSettings', () => {
  it('takes the defaults for what is left out', () => {
    expect(parseSettings('{}')).toEqual({ settings: defaultSettings, formerSafety: null, problems: [] });
    expect(parseSettings('{"version":1,"pauseSeconds":5}')).toEqual({
      settings: { ...defaultSettings, pauseSeconds: 5 },
      formerSafety: null,
      problems: [],
    });
    expect(defaultSettings).toMatchObject({ pauseSeconds: 8, linesShown: 3, hideHotkey: null });
  });

  it('reads back what it gave', () => {
    const settings = settingsSchema.parse({ name: 'Sam', device: 'boom', display: { id: 7, name: 'DELL' } });
    expect(parseSettings(JSON.stringify(settings))).toEqual({ settings, formerSafety: null, problems: [] });
  });

  it.each(['', '{', 'null', '[]', '7', '"x"'])('starts with the defaults from %j, and says so', (text) => {
    const { settings, problems } = parseSettings(text);
    expect(settings).toEqual(defaultSettings);
    expect(problems).toHaveLength(1);
  });

  it('keeps what it understands of a broken file', () => {
    const { settings, problems } = parseSettings(
      JSON.stringify({ pauseSeconds: 60, name: 'Sam', theme: 'pink', bridge: false }),
    );
    expect(settings).toEqual({ ...defaultSettings, name: 'Sam', bridge: false });
    expect(problems).toEqual([
      '“pauseSeconds” has a value this version cannot use',
      '“theme” has a value this version cannot use',
    ]);
  });

  it('keeps what it understands of a file from the future', () => {
    const { settings, problems } = parseSettings(JSON.stringify({ version: 2, name: 'Sam', aura: 'blue' }));
    expect(settings).toEqual({ ...defaultSettings, name: 'Sam' });
    expect(problems).toEqual([
      '“version” has a value this version cannot use',
      '“aura” is not a setting this version knows',
    ]);
  });

  it('hands on what the danger screen said before there was a policy, and finds no fault in it', () => {
    const safety = { emergencyNumber: '999', alert: 'Dana', steps: '' };
    expect(parseSettings(JSON.stringify({ name: 'Sam', safety }))).toEqual({
      settings: { ...defaultSettings, name: 'Sam' },
      formerSafety: safety,
      problems: [],
    });
    // A file that is otherwise broken loses none of it.
    expect(parseSettings(JSON.stringify({ theme: 'pink', safety })).formerSafety).toEqual(safety);
  });

  it('hands on the emergency number beside a broken text', () => {
    const { formerSafety, problems } = parseSettings(
      JSON.stringify({ safety: { emergencyNumber: '999', alert: 5, colour: 'x' } }),
    );
    expect(formerSafety).toEqual({ emergencyNumber: '999', alert: '', steps: '' });
    expect(problems).toEqual([
      '“safety.alert” has a value this version cannot use',
      '“safety.colour” is not a setting this version knows',
    ]);
  });

  it('never stops the app, whatever the file holds', () => {
    const keys = [...Object.keys(defaultSettings), 'safety', '__proto__', 'constructor', 'other'];
    const file = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .dictionary(
          fc.constantFrom(...keys),
          fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(5, 'dark', true)),
        )
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(file, (text) => {
        const { settings, problems } = parseSettings(text);
        expect(settingsSchema.strict().parse(settings)).toEqual(settings);
        expect(problems.every((problem) => problem.length > 0)).toBe(true);
      }),
      { numRuns: 500, examples: [['{"__proto__":{"name":"x"}}'], ['{"safety":[]}'], ['{"safety":null}']] },
    );
  });
});

describe('settingsChangeSchema', () => {
  it('fills nothing in: a change of the length leaves all else alone', () => {
    expect(settingsChangeSchema.parse({ pauseSeconds: 7 })).toEqual({ pauseSeconds: 7 });
    expect(settingsChangeSchema.parse({})).toEqual({});
  });

  it.each([
    { pauseSeconds: 4 },
    { pauseSeconds: 11 },
    { pauseSeconds: 7.5 },
    { colour: 'x' },
    { version: 1 },
    { safety: { emergencyNumber: '999', alert: '', steps: '' } },
    { textScale: 110 },
    { linesShown: 0 },
  ])('refuses %j', (change) => {
    expect(settingsChangeSchema.safeParse(change).success).toBe(false);
  });
});
