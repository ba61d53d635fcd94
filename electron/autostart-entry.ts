/** The text of an autostart entry (Desktop Entry Specification 1.5; quoting as its `Exec` key asks for). */
export function autostartEntry(command: readonly string[]): string {
  const exec = command
    .map((part) => `"${part.replace(/(["`$\\])/gu, '\\$1').replace(/%/gu, '%%')}"`)
    .join(' ');
  return `[Desktop Entry]\nType=Application\nName=Unflappable\nExec=${exec}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n`;
}
