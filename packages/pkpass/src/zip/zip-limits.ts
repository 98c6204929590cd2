// Limits on a stranger's archive, checked before anything is allocated for it.

/** A real pass holds some tens of files; a bundle localized into forty languages with images some hundreds. */
export const MAX_ENTRIES = 1_000

/** Longest name: `zh-Hans.lproj/personalizationLogo@3x.png` has 41 characters. */
export const MAX_NAME_BYTES = 255

/** One unpacked file. The largest slot, `artwork@3x.png`, is 4.3 MB as raw pixels. */
export const MAX_ENTRY_BYTES = 16 * 1024 * 1024

/** All files unpacked. Passes above 1.5 MB are already advised against; this is what stops a decompression bomb. */
export const MAX_TOTAL_BYTES = 64 * 1024 * 1024

/** What is read of an archive. The defaults are for the archive of a pass; one that holds something else has limits of its own. */
export interface ZipLimits {
  /** Entries, folders among them. Default: {@link MAX_ENTRIES}. */
  readonly maxEntries?: number
  /** Bytes of one unpacked file. Default: {@link MAX_ENTRY_BYTES}. */
  readonly maxEntryBytes?: number
  /** Bytes of all files unpacked. Default: {@link MAX_TOTAL_BYTES}. */
  readonly maxTotalBytes?: number
}
