export interface PaperTickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** One line of what is on a paper. */
export function PaperTick({ label, isOn, onChange }: PaperTickProps) {
  return (
    <label className="paper-tick">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
