import { describe, expect, test } from 'vitest';
import { chooseVoice } from '../../../../renderer/panel/practice/practice-voice.ts';

const voice = (lang: string, localService: boolean, isDefault = false) => ({
  lang,
  localService,
  default: isDefault,
});

describe('the voice that reads the caller’s words', () => {
  test('is never one of the network, not even where it is the only one or the default', () => {
    expect(chooseVoice([voice('en-GB', false, true)], 'en-GB')).toBeNull();
    const own = voice('en-US', true);
    expect(chooseVoice([voice('en-GB', false, true), own], 'en-GB')).toBe(own);
  });

  test('speaks English: the words are', () => {
    expect(chooseVoice([voice('de-DE', true, true), voice('eng', true)], 'de-DE')).toBeNull();
    const own = voice('en_IN', true);
    expect(chooseVoice([voice('fr-FR', true, true), own], 'fr-FR')).toBe(own);
  });

  test('is the one of the rep’s own English, else the default, else the first', () => {
    const [us, gb, ie] = [voice('en-US', true), voice('en-GB', true, true), voice('en-IE', true)];
    expect(chooseVoice([us, gb, ie], 'en-IE')).toBe(ie);
    expect(chooseVoice([us, gb, ie], 'sv-SE')).toBe(gb);
    expect(chooseVoice([us, ie], 'sv-SE')).toBe(us);
    expect(chooseVoice([], 'en-GB')).toBeNull();
  });
});
