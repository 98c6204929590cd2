import { type Certificate, parseCertificate } from '@billfold/pkpass'
import type { GatherOptions } from '@billfold/pkpass/identity-files'
import type { Logger } from 'pino'
import type { Download } from './download.ts'

export type FindAuthority = NonNullable<GatherOptions['findAuthority']>

/** A certificate names one or two addresses; a stranger's could name any number. */
const MAX_ADDRESSES = 3

/** Fetches the certificate of an authority from where the one it issued says. What it finds is held against that by the caller. */
export function fetchAuthority(download: Download, logger: Logger): FindAuthority {
  return async ({ urls }) => {
    for (const address of urls.slice(0, MAX_ADDRESSES)) {
      const found = await fetchCertificate(address, download, logger)
      if (found) return found
    }
    return undefined
  }
}

async function fetchCertificate(address: string, download: Download, logger: Logger): Promise<Certificate | undefined> {
  if (!URL.canParse(address)) return undefined
  try {
    return parseCertificate(await download(new URL(address)))
  } catch (error) {
    logger.warn({ err: error, address: address.slice(0, 200) }, 'an intermediate could not be fetched')
    return undefined
  }
}
