import type { ReportedFile } from './report.ts'
import { formatBytes } from './sizes.ts'

const AGREEMENTS = {
  agrees: { mark: '✓', word: 'as in the manifest' },
  differs: { mark: '✕', word: 'the manifest has another' },
  unlisted: { mark: '✕', word: 'not in the manifest' },
  exempt: { mark: '', word: 'comes after the manifest' },
  unchecked: { mark: '–', word: 'no manifest to hold it against' },
} as const

interface FileTableProps {
  readonly files: readonly ReportedFile[]
  /** Listed in the manifest, and not there. */
  readonly missing: readonly string[]
  /** Hashes by file, as the manifest has them. */
  readonly manifest: ReadonlyMap<string, string>
}

/** What is in the archive, with the hash that was found and whether the manifest has the same. */
export function FileTable({ files, manifest: listed, missing }: FileTableProps) {
  return (
    <section className="check-section" aria-label="Files">
      <h2>{files.length === 1 ? 'One file' : `${files.length} files`}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="check-scroll" aria-label="Table of files" tabIndex={0}>
        <table className="check-files">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Manifest</th>
              <th scope="col">Size</th>
              <th scope="col">SHA-1</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ kind, manifest, path, sha1, size }) => (
              <tr key={path} data-agreement={manifest}>
                <th scope="row">
                  <code className="check-path">{path}</code>{' '}
                  {isTelling(kind, path) && <span className="hint">is {kind}</span>}
                </th>
                <td>
                  <span aria-hidden="true">{AGREEMENTS[manifest].mark}</span> {AGREEMENTS[manifest].word}
                </td>
                <td>{formatBytes(size)}</td>
                <td>
                  <Hash value={sha1} />
                  {manifest === 'differs' && <Hash value={listed.get(path) ?? ''} isExpected />}
                </td>
              </tr>
            ))}
            {missing.map(path => (
              <tr key={path} data-agreement="missing">
                <th scope="row">
                  <code className="check-path">{path}</code>
                </th>
                <td>
                  <span aria-hidden="true">✕</span> in the manifest, and not there
                </td>
                <td>–</td>
                <td>–</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

interface HashProps {
  readonly value: string
  /** As the manifest has it, beside the one that was found. */
  readonly isExpected?: boolean
}

/** The beginning tells hashes apart; all of it is there on hover, and to be copied. */
function Hash({ isExpected = false, value }: HashProps) {
  if (value === '') return null
  return (
    <code title={value} className={isExpected ? 'check-hash-expected' : undefined}>
      {isExpected && <span className="hint">manifest </span>}
      {value.slice(0, 10)}…
    </code>
  )
}

/** What a file is by its bytes, where its name says something else. */
function isTelling(kind: string, path: string): boolean {
  if (kind === 'other' || path === kind) return false
  return !path.toLowerCase().endsWith(`.${kind === 'jpeg' ? 'jpg' : kind}`)
}
