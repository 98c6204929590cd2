import { l10nDefaultMissing } from './l10n-default-missing.ts'
import { l10nDuplicateKey } from './l10n-duplicate-key.ts'
import { l10nFolderName } from './l10n-folder-name.ts'
import { l10nImageScales } from './l10n-image-scales.ts'
import { l10nImageShadowed } from './l10n-image-shadowed.ts'
import { l10nKeyUnused } from './l10n-key-unused.ts'
import { l10nKeysDiffer } from './l10n-keys-differ.ts'
import { l10nNotInBuilder } from './l10n-not-in-builder.ts'
import { l10nNotLocalizable } from './l10n-not-localizable.ts'
import { l10nRawKeyVisible } from './l10n-raw-key-visible.ts'
import { l10nStringsEncoding } from './l10n-strings-encoding.ts'
import { l10nStringsName } from './l10n-strings-name.ts'
import { l10nStringsSyntax } from './l10n-strings-syntax.ts'

export const LOCALIZATION_RULES = [
  l10nFolderName,
  l10nStringsName,
  l10nStringsSyntax,
  l10nStringsEncoding,
  l10nKeysDiffer,
  l10nKeyUnused,
  l10nDuplicateKey,
  l10nRawKeyVisible,
  l10nDefaultMissing,
  l10nImageShadowed,
  l10nImageScales,
  l10nNotInBuilder,
  l10nNotLocalizable,
] as const
