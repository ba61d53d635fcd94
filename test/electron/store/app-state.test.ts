import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('what the app remembers is there after a start, the last value of each name', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  expect(store.state.get('seen')).toBeNull();
  store.state.set('seen', ['a']);
  store.state.set('seen', { ids: ['a', 'b'], until: null });
  store.state.set('other', 0);
  store.close();
  const again = openStore(folder);
  expect(again.state.get('seen')).toEqual({ ids: ['a', 'b'], until: null });
  expect(again.state.get('other')).toBe(0);
  again.state.set('seen', null);
  expect(again.state.get('seen')).toBeNull();
  again.close();
});
