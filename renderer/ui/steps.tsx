/** What to do or to write down, one short line each. */
export function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ul className="steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}
