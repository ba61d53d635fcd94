import { expect, test } from 'vitest';
import { autostartEntry } from '../../electron/autostart-entry.ts';

test('quotes the command as the Desktop Entry Specification asks', () => {
  expect(autostartEntry(['/opt/My $App/un"flappable', '--hidden', '100%'])).toContain(
    'Exec="/opt/My \\$App/un\\"flappable" "--hidden" "100%%"\n',
  );
});
