/** What systems, editors and version control leave behind in a folder. */
const JUNK =
  /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|Icon\r|\._[^/]*|\.git(?:ignore|keep|attributes)?|\.svn|\.idea|\.vscode|[^/]*(?:~|\.sw[op]|\.bak|\.orig))(?:\/|$)|^__MACOSX\//

/** Whether a file is no part of the format, by its name alone. */
export function isJunk(name: string): boolean {
  return JUNK.test(name)
}
