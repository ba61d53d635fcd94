import './numbers-table.css';

/** A word or a figure. */
export type Cell = string | number;

export interface TableOfNumbers {
  readonly head: readonly string[];
  readonly rows: readonly NumbersRow[];
  /** What they say in sentences, where more than one stands before the picture would be too much. */
  readonly inWords?: readonly string[];
  /** The first cell of each row names it. */
  readonly hasNames?: boolean;
}

export interface NumbersRow {
  readonly key: string;
  readonly cells: readonly Cell[];
}

/** A table of a single row. */
export function oneRow(head: readonly string[], cells: readonly Cell[]): TableOfNumbers {
  return { head, rows: [{ key: 'all', cells }] };
}

/** What is drawn, mark by mark. */
export interface DrawnValues {
  /** What a mark is of, `Call`: it names the rows with its number. */
  readonly each: string;
  /** What its value is, `Minutes`. */
  readonly value: string;
  readonly values: readonly Cell[];
}

/** A row of what all have in common, then a row a mark of the picture, in their order. */
export function withEach(
  { each, value, values }: DrawnValues,
  head: readonly string[],
  cells: readonly Cell[],
): TableOfNumbers {
  const none = cells.map(() => '–');
  return {
    hasNames: true,
    head: [each, value, ...head],
    rows: [
      { key: 'all', cells: ['All', '–', ...cells] },
      ...values.map((one, index) => ({
        key: `${index}`,
        // Its name stays on one line in a narrow table.
        cells: [`${each}\u00a0${index + 1}`, one, ...none],
      })),
    ],
  };
}

export interface NumbersTableProps extends Omit<TableOfNumbers, 'inWords'> {
  /** What they are of. */
  readonly of: string;
}

/** The table behind a picture. */
export function NumbersTable({ of, head, rows, hasNames = false }: NumbersTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys
    <section className="numbers-table" tabIndex={0} aria-label={`The numbers of ${of}`}>
      <table>
        <thead>
          <tr>
            {head.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                hasNames && index === 0 ? (
                  <th key={head[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={head[index]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
