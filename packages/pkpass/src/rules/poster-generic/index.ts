import { posterGenericNoArt } from './poster-generic-no-art.ts'
import { posterGenericNoPrimaryLogo } from './poster-generic-no-primary-logo.ts'
import { posterGenericScheme } from './poster-generic-scheme.ts'

export const POSTER_GENERIC_RULES = [posterGenericNoArt, posterGenericNoPrimaryLogo, posterGenericScheme] as const
