/**
 * Rows as one parameter: an object of arrays, which `json_each(...)` takes apart on both engines into `key` and `value`, and
 * `value ->> 0` into columns.
 *
 * As many parameters as values take longer to prepare than the statement takes to run.
 */
export function encodeRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return `{${rows.map((row, number) => `"${number}":${JSON.stringify(row)}`).join()}}`
}
