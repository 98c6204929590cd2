interface GuideField {
  readonly label?: string
  readonly value: string
  readonly changeMessage?: string
}

export interface GuidePassRequest {
  readonly barcodeValue?: string
  readonly barcodeFormat?: 'QR' | 'PDF417' | 'Aztec' | 'Code128'
  readonly barcodeAltText?: string
  readonly logoText?: string
  readonly description?: string
  readonly organizationName?: string
  readonly primaryFields?: readonly GuideField[]
  readonly secondaryFields?: readonly GuideField[]
  readonly headerFields?: readonly GuideField[]
  readonly backFields?: readonly GuideField[]
  readonly footerFields?: readonly GuideField[]
  readonly locations?: readonly {
    readonly latitude: number
    readonly longitude: number
    readonly altitude?: number
    readonly relevantText?: string
  }[]
  readonly sharingProhibited?: boolean
  readonly colorPreset?: 'dark' | 'blue' | 'green' | 'red' | 'purple' | 'orange'
  readonly expirationDays?: number
  readonly color?: string
  readonly logoURL?: string
  readonly wideLogoURL?: string
  readonly thumbnailURL?: string
  readonly stripURL?: string
  readonly iconURL?: string
  readonly backgroundURL?: string
  readonly title?: string
  readonly cardLabel?: string
  readonly label?: string
  readonly value?: string
}

export class GuideError extends Error {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(String(body.error))
    this.status = status
    this.body = body
  }
}

type Request = (path: string, init: RequestInit) => Response | Promise<Response>

/**
 * A client of the guide's API, written from its field table alone: it knows nothing of ours.
 *
 * @param origin Of the page that calls: browsers let it read what the answer allows.
 */
export function createGuideClient(request: Request, apiKey: string, origin: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await request(path, {
      method,
      headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json', Origin: origin },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (response.ok) return response
    throw new GuideError(response.status, Object(await response.json()))
  }
  /** As a script of another site sees it. */
  const exposed = (response: Response, name: string): string | null => {
    const names = (response.headers.get('Access-Control-Expose-Headers') ?? '').toLowerCase().split(/, */)
    return names.includes(name.toLowerCase()) ? response.headers.get(name) : null
  }
  return {
    async downloadPass(pass: GuidePassRequest) {
      const response = await call('POST', '/api/pkpass', pass)
      return {
        contentType: response.headers.get('Content-Type'),
        fileName: /filename="(.+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1],
        serialNumber: exposed(response, 'X-Serial-Number'),
        passUrl: exposed(response, 'X-Pass-Url'),
        bytes: new Uint8Array(await response.arrayBuffer()),
      }
    },
    createPass: async (pass: GuidePassRequest) => await (await call('POST', '/api/passes', pass)).json(),
    updatePass: async (serialNumber: string, pass: GuidePassRequest) =>
      await (await call('PUT', `/api/passes/${serialNumber}`, pass)).json(),
    revokePass: async (serialNumber: string) => await (await call('DELETE', `/api/pkpass/${serialNumber}`)).json(),
    getPass: async (serialNumber: string) => await (await call('GET', `/api/passes/${serialNumber}`)).json(),
    usage: async () => await (await call('GET', '/api/auth/usage')).json(),
  }
}
